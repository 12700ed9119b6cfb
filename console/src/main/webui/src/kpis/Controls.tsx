import { Button, FormSelect, FormSelectOption, TextInput, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import { FilterIcon } from '../components/icons';
import { useI18n } from '../i18n/I18nProvider';
import { useFacet } from '../queue/facets';
import { GROUPS, intervalOf, type Group, type KpiFilter } from './params';
import { INTERVALS, PRESETS, allows, valid } from './period';

interface FilterProps {
  filter: KpiFilter;
  onChange: (filter: KpiFilter) => void;
}

interface ControlsProps extends FilterProps {
  /** What the page has no use for. */
  without?: ReadonlyArray<'period' | 'interval' | 'groupBy'>;
  /** What the page can choose besides. */
  children?: ReactNode;
}

/** The choice of what is not stated; the empty choice means all. */
const UNSTATED = '(unstated)';
/** Stands for what the URL holds, if that is more than one value. */
const SEVERAL = '(several)';

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** Period, zone, interval, groups and filters of the figures. */
export function Controls({ filter, onChange, without = [], children }: ControlsProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState(Object.keys(filter.values).length > 0);
  const zones = ZONES.includes(filter.zone) ? ZONES : [filter.zone, ...ZONES];
  const [first, second] = filter.groupBy;
  const group = (at: 0 | 1, value: string) => {
    const next = at === 0 ? [value, second] : [first, value];
    onChange({ ...filter, groupBy: [...new Set(next.filter((each): each is Group => GROUPS.some((known) => known === each)))] });
  };
  return (
    <div className="rd-toolbar">
      <div className="rd-toolbar__line">
        {children}
        {!without.includes('period') && (
          <>
            <ToggleGroup aria-label={t('kpi.period')} className="rd-toolbar__views">
              {PRESETS.map((preset) => (
                <ToggleGroupItem
                  key={preset}
                  buttonId={`period-${preset}`}
                  text={t(`kpi.period.${preset}`)}
                  isSelected={filter.preset === preset}
                  onChange={() => onChange({ ...filter, preset, interval: null })}
                />
              ))}
            </ToggleGroup>
            {filter.preset === 'custom' && <Dates key={`${filter.period.from} ${filter.period.to}`} filter={filter} onChange={onChange} />}
          </>
        )}
        {!without.includes('interval') && (
          <Choose label={t('kpi.interval')} value={filter.interval ?? intervalOf(filter)} onChange={(value) => onChange({ ...filter, interval: INTERVALS.find((known) => known === value) ?? null })}>
            {INTERVALS.filter((interval) => allows(filter.period, interval)).map((interval) => (
              <FormSelectOption key={interval} value={interval} label={t(`kpi.interval.${interval}`)} />
            ))}
          </Choose>
        )}
        {!without.includes('groupBy') && (
          <>
            <Choose label={t('kpi.groupBy')} value={first ?? ''} onChange={(value) => group(0, value)}>
              <FormSelectOption value="" label={t('kpi.groupBy.none')} />
              {GROUPS.map((each) => (
                <FormSelectOption key={each} value={each} label={t(`dim.${each}`)} />
              ))}
            </Choose>
            {first !== undefined && (
              <Choose label={t('kpi.thenBy')} value={second ?? ''} onChange={(value) => group(1, value)}>
                <FormSelectOption value="" label={t('kpi.groupBy.none')} />
                {GROUPS.filter((each) => each !== first).map((each) => (
                  <FormSelectOption key={each} value={each} label={t(`dim.${each}`)} />
                ))}
              </Choose>
            )}
          </>
        )}
        <Choose label={t('kpi.zone')} value={filter.zone} onChange={(zone) => onChange({ ...filter, zone })}>
          {zones.map((zone) => (
            <FormSelectOption key={zone} value={zone} label={zone} />
          ))}
        </Choose>
        <Button variant="secondary" icon={<FilterIcon />} aria-expanded={open} aria-controls="kpi-filters" onClick={() => setOpen(!open)}>
          {t('kpi.filters')}
        </Button>
      </div>
      <div id="kpi-filters" hidden={!open} className="rd-toolbar__filters">
        {GROUPS.map((each) => (
          <Filter key={each} group={each} wanted={open} filter={filter} onChange={onChange} />
        ))}
      </div>
    </div>
  );
}

/** A labelled choice in the bar above figures. */
export function Choose({ label, value, onChange, children }: { label: string; value: string; onChange: (value: string) => void; children: ReactNode }) {
  return (
    <label className="rd-toolbar__choice">
      <span>{label}</span>
      <FormSelect aria-label={label} value={value} onChange={(_, next) => onChange(next)}>
        {children}
      </FormSelect>
    </label>
  );
}

/** Own dates take effect once both are right. */
function Dates({ filter, onChange }: FilterProps) {
  const { t } = useI18n();
  const [period, setPeriod] = useState(filter.period);
  const wrong = !valid(period);
  const change = (next: typeof period) => {
    setPeriod(next);
    if (valid(next)) onChange({ ...filter, preset: 'custom', period: next, interval: null });
  };
  return (
    <>
      <label className="rd-toolbar__choice">
        <span>{t('kpi.from')}</span>
        <TextInput type="date" aria-label={t('kpi.from')} aria-invalid={wrong} value={period.from} onChange={(_, from) => change({ ...period, from })} />
      </label>
      <label className="rd-toolbar__choice">
        <span>{t('kpi.to')}</span>
        <TextInput
          type="date"
          aria-label={t('kpi.to')}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'period-error' : undefined}
          value={period.to}
          onChange={(_, to) => change({ ...period, to })}
        />
      </label>
      {wrong && (
        <span id="period-error" role="alert" className="rd-error-text">
          {t('kpi.range.invalid')}
        </span>
      )}
    </>
  );
}

function Filter({ group, wanted, filter, onChange }: FilterProps & { group: Group; wanted: boolean }) {
  const { t } = useI18n();
  const known = useFacet(group, wanted);
  const chosen = filter.values[group] ?? [];
  const set = (value: string) => {
    if (value === SEVERAL) return;
    const { [group]: _, ...others } = filter.values;
    onChange({ ...filter, values: value === '' ? others : { ...others, [group]: [value === UNSTATED ? '' : value] } });
  };
  return (
    <Choose label={t(`dim.${group}`)} value={chosen.length > 1 ? SEVERAL : chosen[0] === '' ? UNSTATED : (chosen[0] ?? '')} onChange={set}>
      {chosen.length > 1 && <FormSelectOption value={SEVERAL} label={chosen.map((value) => value || t('kpi.unclassified')).join(', ')} />}
      <FormSelectOption value="" label={t('queue.any')} />
      {[...new Set([...known, ...chosen])].filter((value) => value !== '').map((value) => (
        <FormSelectOption key={value} value={value} label={value} />
      ))}
      <FormSelectOption value={UNSTATED} label={t('kpi.unclassified')} />
    </Choose>
  );
}
