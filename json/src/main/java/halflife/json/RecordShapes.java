package halflife.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.util.NameTransformer;
import org.jspecify.annotations.Nullable;

/** The shapes that a schema gives to records, where Jackson looks for annotations. */
final class RecordShapes extends NopAnnotationIntrospector {
  private static final long serialVersionUID = 1;

  private final transient Schema schema;

  RecordShapes(Schema schema) {
    this.schema = schema;
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public @Nullable NameTransformer findUnwrappingNameTransformer(AnnotatedMember member) {
    return schema.inlined().contains(full(member)) ? NameTransformer.NOP : null;
  }

  @Override
  public JsonFormat.@Nullable Value findFormat(Annotated member) {
    return member instanceof AnnotatedMember part && schema.singles().contains(full(part))
        ? JsonFormat.Value.empty().withFeature(JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        : null;
  }

  private static String full(AnnotatedMember member) {
    Class<?> type = member.getDeclaringClass();
    String name =
        member instanceof AnnotatedParameter parameter && type.isRecord()
            ? type.getRecordComponents()[parameter.getIndex()].getName()
            : member.getName();
    return Schema.full(type, name);
  }
}
