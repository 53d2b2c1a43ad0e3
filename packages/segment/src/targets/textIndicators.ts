import type { Cell } from '@yusuan/model';
import { cleanName, parseTarget } from '@yusuan/normalize';
import type { Indicator } from '@yusuan/schemas';
import { rowOf } from '../places.ts';
import type { IndicatorScope } from './indicatorRows.ts';
import { firstLevel, secondLevel } from './match.ts';

/** `1、1-产出指标;11-数量指标;抽检数量;实施周期指标值:200个;年度指标值:200个。` */
const ITEM =
  /\d{1,3}、\d+-([^；;]+)[；;]\d+-([^；;]+)[；;](.+?)[；;](?:实施(?:周)?期指标值[:：](.*?)[；;])?(?:当?年度)?指标值[:：](.*?)(?=[。；;]?\d{1,3}、\d+-|[。；;]?$)/gs;

/** All indicators of a project where they are written into one cell, one after the other. */
export function textToIndicators(cell: Cell, scope: IndicatorScope): Indicator[] {
  const text = cell.text.replace(/\s+/g, '');
  return [...text.matchAll(ITEM)].map(([, level1, level2, name, period, target]) => {
    const raw = target || period || '';
    return {
      scope: scope.scope,
      project_name: scope.projectName,
      level1: firstLevel(level1!) ?? secondLevel(level2!)?.level ?? null,
      level1_text: cleanName(level1!),
      level2_text: cleanName(level2!),
      name: cleanName(name!),
      target_raw: raw,
      ...parseTarget(raw),
      page: cell.page,
      row: rowOf(cell),
      status: 'unverified',
    };
  });
}
