import { cleanName, foldForMatch, foldWidth, parseUnitLine } from '@yusuan/normalize';
import { organisationInLine, organisationSuffix, regionParts } from '@yusuan/pipelines';

export interface Organisation {
  code: string | null;
  name: string;
}

const SUFFIX = new RegExp(`${organisationSuffix}(?:\\((?!.*\\d)[^()]{1,14}\\))*$`);
const CODE_BEFORE = /^[[(【〔]?\s*([0-9]{3,12})\s*[\])】〕]?\s*[-—_:|.、]?\s*(?=\D)/;
const CODE_BEHIND = /[-—_([【]\s*([0-9]{3,12})\s*[\])】]?$/;
/** What ends the name of an organisation inside a line: the next label, a date, a gap. */
const NEXT_LABEL =
  /\s*(?:\t|\s{3,}|(?:金额|计量|货币)?单位\s*[:：]|(?:填报|编制|编报|报送)?日期|\s(?:公开|预算|附)?\d{0,2}表|[(（](?:单位|金额)|20\d\d年|预算年度|年度[:：])/;

/** `[601]南昌市…局(部门)`, `316002-南充市…局`, `137 …局`: code and name. Null where the text has no shape of a public body. */
export function readOrganisation(text: string): Organisation | null {
  let body = foldWidth(text)
    .replace(/[\s\u3000]+/g, ' ')
    .trim();
  if (body === '' || body.length > 80) return null;
  let code: string | null = null;
  const before = CODE_BEFORE.exec(body);
  if (before) {
    code = before[1]!;
    body = body.slice(before[0].length);
  } else {
    const behind = CODE_BEHIND.exec(body);
    if (behind) {
      code = behind[1]!;
      body = body.slice(0, behind.index);
    }
  }
  const name = cleanOrganisationName(body);
  if (name.length < 3 || name.length > 45 || /[，。；：:、《》%]|\d{2}/.test(name)) return null;
  return SUFFIX.test(name.replace(/（/g, '(').replace(/）/g, ')')) ? { code, name } : null;
}

/** Without layout spaces and without `(部门)`, `(汇总)`, `（公章）`, which say of what kind the list is, not who. */
export function cleanOrganisationName(text: string): string {
  return cleanName(text)
    .replace(/^(?:部门|单位)(?:[（(](?:单位|部门)[）)])?名称[:：]?/, '')
    .replace(/[（(](?:部门|单位|汇总|合并|公章|盖章|章|含下属单位|本部门)[）)]$/, '')
    .replace(/\(([^()]*)\)/g, '（$1）')
    .replace(/^[:：·.]+/, '');
}

/** The organisation of a line such as `填报单位[601]…`, `部门：…  单位：万元`, or of a line that is nothing but its name. */
export function readOrganisationLine(text: string): Organisation | null {
  const bare = foldWidth(text).replace(/^[#*\s>-]+|[*\s]+$/g, '');
  const labels = new RegExp(organisationInLine, 'g');
  for (const match of bare.matchAll(labels)) {
    const after = bare.slice(match.index + match[0].length);
    const end = NEXT_LABEL.exec(after);
    const value = end && end.index > 0 ? after.slice(0, end.index) : end ? '' : after;
    if (value === '' || parseUnitLine(`单位:${value}`)) continue;
    const found = readOrganisation(value);
    const labelled = /[:：]\s*$/.test(match[0]) || /^\s*[[【]?\d{3}/.test(after);
    if (found && labelled) return found;
  }
  const alone = readOrganisation(bare.replace(/(?:\s+20\d\d年(?:度)?)?\s*(?:金额)?单位\s*[:：].*$/, ''));
  return alone &&
    (alone.code !== null || alone.name.length >= 4) &&
    !/^(?:第|附)|预算|决算|说明|概况|职责|机构|设置|情况|目录|听证会|会议$|市场$/.test(alone.name)
    ? alone
    : null;
}

/** The region that a body's name begins with: 南昌市东湖区人力资源和社会保障局 → 南昌市东湖区. Null where the name has none. */
export function organisationToRegion(name: string): string | null {
  const match = regionParts.exec(name);
  if (!match) return null;
  const rest = name.slice(match[0].length);
  return rest === '' || match[0].length < 3 ? null : match[0];
}

/** Whether two names can mean one body: one is the other shortened (人社局 in 人力资源和社会保障局), with or without its region. */
export function isSameOrganisation(a: string, b: string): boolean {
  const left = toCore(a);
  const right = toCore(b);
  if (left.name === right.name)
    return left.region === '' || right.region === '' || sameRegion(left.region, right.region);
  if (left.region !== '' && right.region !== '' && !sameRegion(left.region, right.region)) return false;
  const [short, long] = left.name.length <= right.name.length ? [left.name, right.name] : [right.name, left.name];
  // 审计局…分局 is a body below 审计局.
  if (long.startsWith(short)) return false;
  return short.length >= 3 && short[0] === long[0] && short.at(-1) === long.at(-1) && isSubsequence(short, long);
}

/** Whether a name is the short form of a fuller one, not the same name with a piece printed twice. */
export function isShortened(short: string, full: string): boolean {
  return full.length > short.length && !/(\p{Script=Han}{2,})\1/u.test(full) && isSubsequence(short, full);
}

function toCore(name: string): { region: string; name: string } {
  const folded = foldForMatch(name).replace(/\(.*?\)/g, '');
  const region = organisationToRegion(folded) ?? /^[市省区县](?=\p{Script=Han}{3})/u.exec(folded)?.[0] ?? '';
  return { region, name: folded.slice(region.length) };
}

function sameRegion(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a);
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) if (char === short[at]) at++;
  return at === short.length;
}
