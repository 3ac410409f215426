/** True when a number of JSON survives being read: a program that knows doubles only turns 9007199254740993 into another number. */
export function isExactNumber(digits: string): boolean {
  // Fifteen digits always fit.
  if (digits.length <= 15 && !/[eE]/.test(digits)) return true;
  const read = Number(digits);
  return Number.isFinite(read) && normalForm(digits) === normalForm(String(read));
}

/** The digits without zeros around them, and the power of ten of the last one. */
function normalForm(digits: string): string {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(digits) ?? [];
  const all = (whole + fraction).replace(/^0+/, '');
  const kept = all.replace(/0+$/, '');
  if (kept === '') return '0';
  return `${sign}${kept}e${Number(power) - fraction.length + all.length - kept.length}`;
}
