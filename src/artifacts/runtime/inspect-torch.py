def check_torch():
    try:
        import torch
        version, cuda = torch.__version__, 'cu' + (torch.version.cuda or '').replace('.', '')
        if version.split('+')[0] != env['TORCH'] or env['CUDA_TAG'] not in ('', cuda):
            return report('torch', 'failed', f"torch {version} for {cuda} instead of {env['TORCH']}+{env['CUDA_TAG']}")
        # is_available() keeps the reason to itself; init() tells it.
        if not torch.cuda.is_available():
            torch.cuda.init()
            raise RuntimeError('torch.cuda.is_available() is False')
        torch.ones(1, device='cuda')
        major, minor = torch.cuda.get_device_capability(0)
        archs = ' '.join(torch.cuda.get_arch_list())
    except Exception as error:
        return report('torch', 'failed', f'torch cannot be used on this GPU: {error}')
    report('torch', 'ok', f'torch {version} works on this sm_{major}{minor}; it has code for {archs}')
