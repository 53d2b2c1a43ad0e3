import type { GreyImage } from '../image.ts';
import { borderRulings } from './borderRulings.ts';
import { joinRulings } from './joinRulings.ts';
import type { PixelRuling, PixelRulings } from './pixelRuling.ts';
import { pruneRulings } from './pruneRulings.ts';
import { snapRulings } from './snapRulings.ts';

/**
 * The rulings of a level page. Ridges of darkness that are long in one direction and white on both flanks become segments, broken ones are joined,
 * those that touch nothing and are no longer than print are dropped, ends are snapped to what they meet and a missing outer border is added.
 */
export function greyToRulings(flat: GreyImage): PixelRulings {
  const horizontal = ridges(flat);
  const vertical = ridges(transposeGrey(flat));
  let rulings: PixelRulings = {
    horizontal: joinRulings(horizontal, flat.dpi),
    vertical: joinRulings(vertical, flat.dpi),
  };
  rulings = pruneRulings(rulings, flat.dpi);
  rulings = borderRulings(rulings, flat.dpi);
  return snapRulings(rulings, flat.dpi);
}

function transposeGrey(image: GreyImage): GreyImage {
  const { width: w, height: h, data, dpi } = image;
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) out[x * h + y] = data[y * w + x]!;
  return { width: h, height: w, data: out, dpi };
}

/** Least darkening, of 255, of a ruling against its flanks. */
const RIDGE = 24;

/** Horizontal ridges of darkness as segments. */
export function ridges(image: GreyImage): PixelRuling[] {
  const { width, height, dpi } = image;
  const window = Math.max(9, Math.round(dpi * 0.2)) | 1;
  const flank = Math.max(3, Math.round(dpi * 0.024));
  const means: Uint8Array[] = [];
  for (let y = 0; y < height; y++) means.push(meanDarkness(image, y, window));
  const components: Component[] = [];
  let above: Run[] = [];
  for (let y = 0; y < height; y++) {
    const here = means[y]!;
    const up = means[Math.max(0, y - flank)]!;
    const down = means[Math.min(height - 1, y + flank)]!;
    const runs: Run[] = [];
    let from = -1;
    for (let x = 0; x <= width; x++) {
      const on = x < width && here[x]! - Math.max(up[x]!, down[x]!) > RIDGE;
      if (on && from < 0) from = x;
      else if (!on && from >= 0) {
        runs.push({ from, to: x, component: newComponent() });
        from = -1;
      }
    }
    linkRuns(above, runs, components, y, here);
    above = runs;
  }
  const found: PixelRuling[] = [];
  for (const component of components) {
    if (component.into === undefined && component.to - component.from >= window / 2) {
      found.push(...componentToRulings(image, component, window));
    }
  }
  return found;
}

function meanDarkness(image: GreyImage, y: number, window: number): Uint8Array {
  const { width, data } = image;
  const out = new Uint8Array(width);
  const half = window >> 1;
  const row = y * width;
  let sum = 0;
  for (let x = 0; x < Math.min(half, width); x++) sum += 255 - data[row + x]!;
  for (let x = 0; x < width; x++) {
    if (x + half < width) sum += 255 - data[row + x + half]!;
    if (x - half - 1 >= 0) sum -= 255 - data[row + x - half - 1]!;
    out[x] = sum / window;
  }
  return out;
}

interface Run {
  from: number;
  to: number;
  component: Component;
}

/** A connected ridge; the sums fit a straight line through it. */
interface Component {
  from: number;
  to: number;
  w: number;
  wx: number;
  wy: number;
  wxx: number;
  wxy: number;
  into?: Component;
}

const newComponent = (): Component => ({ from: Number.POSITIVE_INFINITY, to: 0, w: 0, wx: 0, wy: 0, wxx: 0, wxy: 0 });

function rootOf(component: Component): Component {
  let root = component;
  while (root.into) root = root.into;
  return root;
}

function linkRuns(above: Run[], runs: Run[], components: Component[], y: number, darkness: Uint8Array): void {
  let first = 0;
  for (const run of runs) {
    while (first < above.length && above[first]!.to < run.from) first++;
    let root: Component | undefined;
    for (let i = first; i < above.length && above[i]!.from <= run.to; i++) {
      const other = rootOf(above[i]!.component);
      if (!root) root = other;
      else if (other !== root) {
        addInto(root, other);
        other.into = root;
      }
    }
    if (root) run.component = root;
    else components.push(run.component);
    const own = newComponent();
    own.from = run.from;
    own.to = run.to;
    for (let x = run.from; x < run.to; x += 2) {
      const w = darkness[x]!;
      own.w += w;
      own.wx += w * x;
      own.wy += w * y;
      own.wxx += w * x * x;
      own.wxy += w * x * y;
    }
    addInto(run.component, own);
  }
}

function addInto(target: Component, other: Component): void {
  target.from = Math.min(target.from, other.from);
  target.to = Math.max(target.to, other.to);
  target.w += other.w;
  target.wx += other.wx;
  target.wy += other.wy;
  target.wxx += other.wxx;
  target.wxy += other.wxy;
}

/** The stretches of a ridge in which nearly every pixel is dark. */
function componentToRulings(image: GreyImage, c: Component, window: number): PixelRuling[] {
  const { width, height, data, dpi } = image;
  const det = c.w * c.wxx - c.wx * c.wx;
  const slope = c.to - c.from > window * 2 && det > 0 ? (c.w * c.wxy - c.wx * c.wy) / det : 0;
  if (Math.abs(slope) > 0.012) return [];
  const base = (c.wy - slope * c.wx) / c.w;
  const from = Math.max(0, c.from - window);
  const to = Math.min(width, c.to + window);
  const dark = new Uint8Array(to - from);
  for (let x = from; x < to; x++) {
    const y = Math.round(base + slope * x);
    let most = 0;
    for (let dy = -1; dy <= 1; dy++) {
      if (y + dy >= 0 && y + dy < height) most = Math.max(most, 255 - data[(y + dy) * width + x]!);
    }
    dark[x - from] = most;
  }
  const level = Math.max(30, medianOf(dark.slice(Math.max(0, c.from - from), c.to - from)) * 0.5);
  const gap = Math.max(2, Math.round(dpi * 0.02));
  const least = dpi * 0.12;
  const found: PixelRuling[] = [];
  let start = -1;
  let last = -1;
  let on = 0;
  const close = () => {
    if (start >= 0 && last + 1 - start >= least && on >= 0.85 * (last + 1 - start)) {
      const [a, b] = [start + from, last + 1 + from];
      const thickness = thicknessOf(image, a, b, base, slope);
      found.push({ from: a, to: b, start: base + slope * a, end: base + slope * b, thickness });
    }
    start = -1;
    on = 0;
  };
  for (let i = 0; i < dark.length; i++) {
    if (dark[i]! >= level) {
      if (start < 0) start = i;
      last = i;
      on++;
    } else if (start >= 0 && i - last > gap) close();
  }
  close();
  return found;
}

function thicknessOf(image: GreyImage, from: number, to: number, base: number, slope: number): number {
  const { width, height, data, dpi } = image;
  const reach = Math.max(3, Math.round(dpi * 0.03));
  const seen: number[] = [];
  const step = Math.max(1, Math.floor((to - from) / 40));
  for (let x = from; x < to; x += step) {
    const y = Math.round(base + slope * x);
    const dark = (dy: number) => (y + dy >= 0 && y + dy < height ? 255 - data[(y + dy) * width + x]! : 0);
    const level = Math.max(dark(-1), dark(0), dark(1)) / 2;
    let n = 0;
    for (let dy = 0; dy <= reach && dark(dy) >= level; dy++) n++;
    for (let dy = -1; dy >= -reach && dark(dy) >= level; dy--) n++;
    seen.push(n);
  }
  return Math.max(1, medianOf(Uint8Array.from(seen)));
}

function medianOf(values: Uint8Array): number {
  const sorted = values.slice().sort();
  return sorted[sorted.length >> 1] ?? 0;
}
