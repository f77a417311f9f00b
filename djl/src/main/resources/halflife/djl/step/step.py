class Step(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  def scaled(self: __torch__.Step, g: List[Tensor], scale: float) -> NoneType:
    if torch.ne(scale, 1.):
      torch._foreach_mul_(g, scale)
    else:
      pass
    return None
  def flushed(self: __torch__.Step, x: List[Tensor]) -> NoneType:
    torch._foreach_add_(x, 9.9999999999999992e-26)
    torch._foreach_sub_(x, 9.9999999999999992e-26)
    return None
  def steps(self: __torch__.Step, t: float, count: int) -> List[Tensor]:
    one = torch.tensor(t, dtype=6, device=None, requires_grad=False)
    return torch.mul([one], count)
  def adam(self: __torch__.Step, p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], top: List[Tensor], t: float, lr: float, beta1: float, beta2: float, eps: float, decay: float, decoupled: bool, amsgrad: bool, scale: float, flush: bool) -> NoneType:
    _0 = (self).scaled(g, scale, )
    t0 = (self).steps(t, torch.len(p), )
    if decoupled:
      torch._fused_adamw_(p, g, m, v, top, t0, lr=lr, beta1=beta1, beta2=beta2, weight_decay=decay, eps=eps, amsgrad=amsgrad, maximize=False)
    else:
      torch._fused_adam_(p, g, m, v, top, t0, lr=lr, beta1=beta1, beta2=beta2, weight_decay=decay, eps=eps, amsgrad=amsgrad, maximize=False)
    if flush:
      _1 = (self).flushed(m, )
      _2 = (self).flushed(v, )
    else:
      pass
    return None
  def sgd(self: __torch__.Step, p: List[Tensor], g: List[Tensor], b: List[Tensor], lr: float, momentum: float, dampening: float, nesterov: bool, first: bool, decay: float, scale: float, flush: bool) -> NoneType:
    _0 = (self).scaled(g, scale, )
    torch._fused_sgd_(p, g, b, weight_decay=decay, momentum=momentum, lr=lr, dampening=dampening, nesterov=nesterov, maximize=False, is_first_step=first)
    if flush:
      _1 = (self).flushed(b, )
    else:
      pass
    return None
  def adagrad(self: __torch__.Step, p: List[Tensor], g: List[Tensor], v: List[Tensor], t: float, lr: float, slower: float, eps: float, decay: float, scale: float, flush: bool) -> NoneType:
    _0 = (self).scaled(g, scale, )
    t0 = (self).steps(t, torch.len(p), )
    torch._fused_adagrad_(p, g, v, t0, lr=lr, lr_decay=slower, weight_decay=decay, eps=eps, maximize=False)
    if flush:
      _1 = (self).flushed(v, )
    else:
      pass
    return None
