package halflife.json;

import com.fasterxml.jackson.databind.PropertyNamingStrategy;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;

/** The names of the fields of records. */
final class RecordNames extends PropertyNamingStrategy {
  private static final long serialVersionUID = 1;

  private final transient Schema schema;

  RecordNames(Schema schema) {
    this.schema = schema;
  }

  @Override
  public String nameForConstructorParameter(
      MapperConfig<?> config, AnnotatedParameter parameter, String name) {
    return schema.name(parameter.getDeclaringClass(), name);
  }
}
