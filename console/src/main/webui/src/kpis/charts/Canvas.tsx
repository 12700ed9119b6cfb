import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type ECharts } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef, useState } from 'react';
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
  const [inSight, setInSight] = useState(false);

  // Drawing is the dearest thing on the page, so what nobody sees is not drawn.
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const sight = new IntersectionObserver((entries) => setInSight(entries.at(-1)?.isIntersecting === true), { rootMargin: '200px' });
    sight.observe(element);
    return () => sight.disconnect();
  }, []);

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
    if (element === null || chart.current === null || !inSight) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current.setOption(chartOption(data, paletteOf(element), description, still, element.clientWidth), { notMerge: true, lazyUpdate: true });
  }, [data, description, dark, inSight]);

  return <div ref={host} className="rd-chart__canvas" />;
}
