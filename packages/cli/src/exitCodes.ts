/** Exit codes of the contract. */
export const exitCodes = {
  /** Every document is complete. */
  complete: 0,
  /** Some document is partial or failed; all others are written all the same. */
  incomplete: 1,
  /** Wrong usage: nothing was done. */
  usage: 2,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
} as const;
