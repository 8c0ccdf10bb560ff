try:
    import torch
    version, cuda = torch.__version__, 'cu' + (torch.version.cuda or '').replace('.', '')
    if version.split('+')[0] != env['TORCH'] or env['CUDA_TAG'] not in ('', cuda):
        raise RuntimeError(f"it is {version} for {cuda} instead of {env['TORCH']}+{env['CUDA_TAG']}")
    # is_available() keeps the reason to itself; init() tells it.
    if not torch.cuda.is_available():
        torch.cuda.init()
        raise RuntimeError('torch.cuda.is_available() is False')
    torch.ones(1, device='cuda')
    sm, archs = 'sm_%d%d' % torch.cuda.get_device_capability(0), ' '.join(torch.cuda.get_arch_list())
    report('torch', 'ok', f'torch {version} works on this {sm}; it has code for {archs}')
except Exception as error:
    report('torch', 'failed', f'torch cannot be used on this GPU: {error}')
