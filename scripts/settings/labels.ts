import { LABELS } from './desired.ts';
import { type Comparison, type Difference, difference, unseen } from './difference.ts';

/** Labels show the stage at a glance; the gate makes missing ones in grey, so that none of this stops anything. */
export function compareLabels({ desired, live }: Comparison): Difference[] {
  if (!live.labels.seen) return [unseen(LABELS, 'labels', live.labels.needs)];
  const standing = new Map(live.labels.value.map((label) => [label.name.toLowerCase(), label]));
  const wanted = new Set(desired.labels.map(({ name }) => name.toLowerCase()));
  const differences = desired.labels.flatMap((label) => {
    const found = standing.get(label.name.toLowerCase());
    if (found === undefined)
      return difference(
        'warning',
        'label-missing',
        LABELS,
        { name: label.name },
        { kind: 'create-label', label },
      );
    const what = [
      ...(found.name === label.name ? [] : ['name']),
      ...(found.color.toLowerCase() === label.color.toLowerCase() ? [] : ['color']),
      ...(found.description === label.description ? [] : ['description']),
    ];
    if (what.length === 0) return [];
    return difference(
      'warning',
      'label-differs',
      LABELS,
      { name: label.name, what },
      { kind: 'update-label', label },
    );
  });
  const prefixes = new Set(desired.labels.map(({ name }) => prefixOf(name)));
  const extra = live.labels.value.filter(
    ({ name }) => !wanted.has(name.toLowerCase()) && prefixes.has(prefixOf(name)),
  );
  return [...differences, ...extra.map(({ name }) => difference('notice', 'label-extra', LABELS, { name }))];
}

/** `stage: ` of `stage: ready`: labels with our prefixes are set and removed by the gate alone. */
function prefixOf(name: string): string {
  return /^[^:]+: /.exec(name)?.[0].toLowerCase() ?? name.toLowerCase();
}
