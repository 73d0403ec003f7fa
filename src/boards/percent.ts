/** A share as a reviewer reads it: 0.126 is "13 %", with one digit "12.6 %". */
export function percent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)} %`;
}
