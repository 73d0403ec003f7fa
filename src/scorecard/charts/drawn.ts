import { type EChartsOption, init, type SeriesOption } from 'echarts';

const LEAST_WIDTH = 960; // CSS pixels, as all lengths here
const HEIGHT = 480;
const SIDES = 130;
/** What the words under a group need: a name may take two lines, and is cut in the middle beyond that, since names often differ at their ends. */
const A_GROUP = { least: 64, most: 136, letter: 8 };
const MOST_LETTERS = 30;

/** Okabe and Ito, 2008: told apart also by eyes that do not see all colours. */
export const COLOURS = { first: '#0072B2', second: '#D55E00' };
export const MANY_COLOURS = [COLOURS.first, COLOURS.second, '#009E73', '#CC79A7', '#E69F00', '#56B4E9', '#F0E442', '#555555'];
const INK = '#222222';
const QUIET = '#555555';
const FAINT = '#dddddd';
/** Behind what stands on lines and bars. */
export const PAPER = { backgroundColor: '#ffffffcc', padding: 2 };
const FONT = 'Helvetica, Arial, sans-serif';

/** What all charts have: words above, an axis of groups with n under each, an axis of values with its unit. */
export interface Chart {
  title: string;
  subtitle: string;
  /** One for each group, in its order. */
  groups: readonly { name: string; n: number }[];
  unit: string;
  /** Whether the values are counts, so that there is nothing between two whole numbers. */
  isCount?: boolean;
  series: SeriesOption[];
  /** Whether the series have names to be told apart by. */
  hasLegend?: boolean;
  /** A second axis of values, at the right. */
  secondUnit?: string;
}

/** A chart as SVG, with no browser and no fonts of its own. */
export function drawn(chart: Chart): string {
  const canvas = init(null, null, { renderer: 'svg', ssr: true, width: widthOf(chart), height: HEIGHT });
  try {
    canvas.setOption(optionOf(chart));
    return canvas.renderToSVGString();
  } finally {
    canvas.dispose();
  }
}

/** Many months make a wider picture, not smaller letters. */
function widthOf({ groups }: Chart): number {
  const letters = Math.max(0, ...groups.map(({ name }) => told(name).length));
  const aGroup = Math.min(A_GROUP.most, Math.max(A_GROUP.least, letters * A_GROUP.letter));
  return Math.max(LEAST_WIDTH, SIDES + groups.length * aGroup);
}

function told(name: string): string {
  const half = Math.floor(MOST_LETTERS / 2);
  return name.length <= MOST_LETTERS ? name : `${name.slice(0, half)}…${name.slice(1 - half)}`;
}

function optionOf(chart: Chart): EChartsOption {
  const { groups, unit, isCount = false, hasLegend = false, series, secondUnit } = chart;
  const isEmpty = groups.every(({ n }) => n === 0);
  const first = valueAxis(unit, { ...(isCount && { minInterval: 1 }), ...(isEmpty && { max: 1 }) });
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: FONT, color: INK },
    title: titleOf(chart),
    legend: { show: hasLegend, right: 36, top: 72, itemGap: 18, textStyle: { color: INK, fontSize: 13 } },
    grid: { left: 76, right: secondUnit === undefined ? 36 : 76, top: 108, bottom: 64, containLabel: false, outerBoundsMode: 'none' },
    xAxis: groupAxis(chart),
    yAxis: secondUnit === undefined ? [first] : [first, valueAxis(secondUnit, { max: 100, splitLine: { show: false } })],
    series,
    graphic: isEmpty ? [NOTHING_COUNTED] : [],
  };
}

const NOTHING_COUNTED = {
  type: 'text',
  left: 'center',
  top: 'middle',
  style: { text: 'Nothing was counted in this window.', fontSize: 16, fill: QUIET },
} as const;

function titleOf({ title, subtitle }: Chart): EChartsOption['title'] {
  return {
    ...{ text: title, left: 24, top: 14, textStyle: { fontSize: 20, color: INK } },
    ...{ subtext: subtitle, subtextStyle: { fontSize: 13, color: QUIET } },
  };
}

function groupAxis(chart: Chart): EChartsOption['xAxis'] {
  const width = (widthOf(chart) - SIDES) / Math.max(1, chart.groups.length) - 4;
  return {
    type: 'category',
    data: chart.groups.map(({ name, n }) => `${told(name)}\nn = ${n}`),
    axisLabel: { interval: 0, color: INK, fontSize: 12, lineHeight: 16, width, overflow: 'break' },
    axisTick: { show: false },
    axisLine: { onZero: false }, // a credit lies below 0, its group's name beneath all
  };
}

function valueAxis(name: string, more: object): object {
  return {
    ...{ type: 'value', name, nameTextStyle: { fontSize: 13, color: INK } },
    ...{ axisLabel: { color: INK, fontSize: 12 }, splitLine: { lineStyle: { color: FAINT } }, ...more },
  };
}
