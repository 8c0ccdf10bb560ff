def check_torch():
    """The version, the CUDA build, code for this GPU, and that the GPU answers."""
    try:
        import torch
    except Exception as error:
        return report('torch', 'failed', f'import torch: {error}')
    cuda = 'cu' + (torch.version.cuda or '').replace('.', '')
    if torch.__version__.split('+')[0] != env['TORCH']:
        return report('torch', 'failed', f"torch {torch.__version__} instead of {env['TORCH']}")
    if env['CUDA_TAG'] not in ('', cuda):
        return report('torch', 'failed', f"torch {torch.__version__} is built for {cuda} instead of {env['CUDA_TAG']}")
    try:
        # is_available() keeps the reason to itself; init() tells it.
        if not torch.cuda.is_available():
            torch.cuda.init()
            raise RuntimeError('torch.cuda.is_available() is False')
        major, minor = torch.cuda.get_device_capability(0)
        archs = torch.cuda.get_arch_list()
        if not any(covers(arch, major * 10 + minor) for arch in archs):
            raise RuntimeError(f"it has no code for sm_{major}{minor}, but for {' '.join(archs)}")
        torch.ones(1, device='cuda')
    except Exception as error:
        return report('torch', 'failed', f'torch {torch.__version__} cannot use the GPU: {error}')
    report('torch', 'ok', f'torch {torch.__version__} with code for sm_{major}{minor}')

def covers(arch, device):
    kind, number = arch.split('_')
    number = int(re.match(r'\d+', number).group())
    return number <= device and (kind == 'compute' or number // 10 == device // 10)
