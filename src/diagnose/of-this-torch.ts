/** Installs the xformers that asks for the very torch that is here, which stays; the index is that of its CUDA. */
export function ofThisTorch(pip: string): string {
  const python = pip.replace(/ -m pip$/, '');
  const read = `import torch; v, c = torch.__version__.split("+")[0], (torch.version.cuda or "12.8").replace(".", ""); print("torch=="+v, "--index-url", "https://download.pytorch.org/whl/cu"+c)`;
  return `${pip} uninstall -y xformers && ${pip} install xformers $(${python === 'pip' ? 'python3' : python} -c '${read}')`;
}
