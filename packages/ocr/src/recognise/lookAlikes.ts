/** 入 is read as 人, and the words that only the one of them makes tell which it was: 收入 投入 转入 纳入, but 接收人员. */
const ENTER = /(?<=[收投转纳])人(?![员才数次社民口力事均士])/g;

/** A reading of names and titles with signs that look alike put right where only one of them makes a word; undefined where there is nothing to do. */
export function repairLookAlikes(text: string): string | undefined {
  const repaired = text.replace(ENTER, '入');
  return repaired === text ? undefined : repaired;
}
