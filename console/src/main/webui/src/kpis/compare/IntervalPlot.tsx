const WIDTH = 160;
const HEIGHT = 16;
const EDGE = 4;

interface IntervalPlotProps {
  value: number;
  low: number;
  high: number;
  /** The farthest end of all intervals beside each other, so that they share a scale. */
  reach: number;
  strong: boolean;
}

/** An interval about zero. The words beside it say the same, so it is for the eye only. */
export function IntervalPlot({ value, low, high, reach, strong }: IntervalPlotProps) {
  const x = (at: number) => WIDTH / 2 + (reach === 0 ? 0 : (at / reach) * (WIDTH / 2 - EDGE));
  const middle = HEIGHT / 2;
  return (
    <svg className={`rd-interval${strong ? ' is-strong' : ''}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden focusable={false}>
      <line className="rd-interval__zero" x1={WIDTH / 2} x2={WIDTH / 2} y1={0} y2={HEIGHT} />
      <line x1={x(low)} x2={x(high)} y1={middle} y2={middle} />
      <line x1={x(low)} x2={x(low)} y1={middle - 4} y2={middle + 4} />
      <line x1={x(high)} x2={x(high)} y1={middle - 4} y2={middle + 4} />
      <circle cx={x(value)} cy={middle} r={3.5} />
    </svg>
  );
}
