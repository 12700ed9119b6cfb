import type { EChartsCoreOption } from 'echarts/core';

/** Colours of the theme in force, read from the style sheet. */
export interface Palette {
  series: readonly string[];
  text: string;
  quiet: string;
  line: string;
  surface: string;
  font: string;
}

export interface Line {
  name: string;
  values: ReadonlyArray<number | null>;
  /** The interval around each value, if there is one. */
  band?: ReadonlyArray<{ low: number; high: number } | null>;
}

interface AxisChart {
  labels: readonly string[];
  /** How a value is written in the tooltip and on the axis. */
  format: (value: number) => string;
  min?: number;
  max?: number;
}

export interface LineChartData extends AxisChart {
  kind: 'lines';
  lines: readonly Line[];
}

export interface BarChartData extends AxisChart {
  kind: 'bars';
  name: string;
  values: ReadonlyArray<number | null>;
  /** Index into the palette for each bar; the first colour if absent. */
  colours?: readonly number[];
}

export type ChartData = LineChartData | BarChartData;

const DASHES = ['solid', 'dashed', 'dotted'] as const;
const SYMBOLS = ['circle', 'diamond', 'triangle'] as const;

const LEGEND_LINE = 20;
/** About what a name of the legend takes besides its letters, and a letter. */
const LEGEND_SIGN = 48;
const LEGEND_LETTER = 6.5;

/** How high the legend is: in narrow windows its names stand below each other. */
export function legendHeight(data: ChartData, width: number): number {
  if (data.kind !== 'lines' || data.lines.length < 2) return 0;
  let rows = 1;
  let left = width;
  for (const line of data.lines) {
    const needed = LEGEND_SIGN + LEGEND_LETTER * line.name.length;
    if (needed > left && left < width) {
      rows += 1;
      left = width;
    }
    left -= needed;
  }
  return rows * LEGEND_LINE;
}

function frame(data: ChartData, palette: Palette, description: string, still: boolean, width: number): EChartsCoreOption {
  return {
    animation: !still,
    animationDuration: 250,
    animationDurationUpdate: 0,
    color: [...palette.series],
    textStyle: { fontFamily: palette.font, color: palette.text },
    aria: { enabled: true, label: { description }, decal: { show: data.kind === 'bars' && data.colours !== undefined } },
    grid: { left: 8, right: 16, top: 16 + legendHeight(data, width), bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontFamily: palette.font, fontSize: 13 },
    },
    xAxis: {
      type: 'category',
      data: [...data.labels],
      boundaryGap: data.kind === 'bars',
      axisLabel: { color: palette.quiet, hideOverlap: true },
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: data.min,
      max: data.max,
      axisLabel: { color: palette.quiet, formatter: (value: number) => data.format(value) },
      splitLine: { lineStyle: { color: palette.line, opacity: 0.6 } },
    },
  };
}

/** The description of a chart for the drawing library. */
export function chartOption(data: ChartData, palette: Palette, description: string, still: boolean, width: number): EChartsCoreOption {
  const base = frame(data, palette, description, still, width);
  return data.kind === 'bars' ? { ...base, series: [bars(data, palette)] } : { ...base, ...lines(data, palette) };
}

function bars(data: BarChartData, palette: Palette) {
  return {
    type: 'bar',
    name: data.name,
    barMaxWidth: 40,
    itemStyle: { borderRadius: [3, 3, 0, 0] },
    tooltip: { valueFormatter: (value: unknown) => (typeof value === 'number' ? data.format(value) : '–') },
    data: data.values.map((value, index) => ({
      value,
      itemStyle: { color: palette.series[data.colours?.[index] ?? 0] ?? palette.text },
    })),
  };
}

function lines(data: LineChartData, palette: Palette) {
  const series = data.lines.flatMap((line, index) => {
    const colour = palette.series[index % palette.series.length] ?? palette.text;
    const drawn = {
      type: 'line',
      name: line.name,
      data: [...line.values],
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: 7,
      showSymbol: line.values.length <= 40,
      connectNulls: false,
      lineStyle: { width: 2, type: DASHES[index % DASHES.length], color: colour },
      itemStyle: { color: colour },
      z: 3,
      tooltip: {
        valueFormatter: (value: unknown, at: number) => {
          if (typeof value !== 'number') return '–';
          const around = line.band?.[at];
          return around == null ? data.format(value) : `${data.format(value)}  (${data.format(around.low)} – ${data.format(around.high)})`;
        },
      },
    };
    return line.band === undefined ? [drawn] : [...band(line, colour), drawn];
  });
  return {
    legend:
      data.lines.length > 1
        ? { top: 0, left: 0, data: data.lines.map((line) => line.name), textStyle: { color: palette.text }, itemWidth: 28 }
        : undefined,
    series,
  };
}

/** Two stacked lines without a stroke: the lower end, and the width of the interval above it as a tinted area. */
function band(line: Line, colour: string) {
  const common = {
    type: 'line',
    stack: `band ${line.name}`,
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    lineStyle: { opacity: 0 },
    tooltip: { show: false },
    emphasis: { disabled: true },
    z: 1,
  };
  return [
    { ...common, name: `${line.name} low`, data: line.band?.map((each) => each?.low ?? null) },
    {
      ...common,
      name: `${line.name} width`,
      data: line.band?.map((each) => (each === null ? null : each.high - each.low)),
      areaStyle: { color: colour, opacity: 0.15 },
    },
  ];
}
