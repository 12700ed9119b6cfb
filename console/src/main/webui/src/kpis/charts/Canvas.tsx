import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useDark } from '../../app/theme';
import { chartOption, type ChartData, type Palette } from './options';

register([LineChart, BarChart, GridComponent, TooltipComponent, LegendComponent, AriaComponent, CanvasRenderer]);

function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    series: [1, 2, 3, 4].map((index) => read(`--rd-chart-${index}`)),
    text: read('--rd-chart-text'),
    quiet: read('--rd-chart-quiet'),
    line: read('--rd-chart-line'),
    surface: read('--rd-chart-surface'),
    font: style.fontFamily,
  };
}

/** Draws a chart. In a chunk of its own, because the drawing library is larger than the rest of the console. */
export default function Canvas({ data, description }: { data: ChartData; description: string }) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts | null>(null);
  const dark = useDark();

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const made = init(element);
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const element = host.current;
    if (element === null || chart.current === null) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current.setOption(chartOption(data, paletteOf(element), description, still), { notMerge: true });
  }, [data, description, dark]);

  return <div ref={host} className="rd-chart__canvas" />;
}
