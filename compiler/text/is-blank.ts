/** True for the code unit of a space, tab or line break: what separates the words of YAML. */
export function isBlank(codeUnit: number): boolean {
  return codeUnit === 0x20 || codeUnit === 0x09 || codeUnit === 0x0a || codeUnit === 0x0d;
}
