import { tellAssignments } from '../../compiler/assignments/tell-assignments.ts';
import { mainConditions, whenConditions } from '../../compiler/conditions/index.ts';
import { sessionControls } from '../../compiler/session/index.ts';
import { kinds } from '../../schemas/kinds/index.ts';
import type { Kind } from '../../schemas/kinds/kind.ts';
import { type Pointer, parsePointer } from '../../schemas/pointer.ts';
import type { ManagedCollection } from '../../schemas/resource.ts';
import { segmentsOf } from '../../schemas/segments-of.ts';
import { tellWord } from '../../schemas/telling/tell-value.ts';
import type { Around, Moved, Telling, Told } from '../../schemas/telling/telling.ts';
import { tellActions } from './tell-actions.ts';
import { tellAppSetting } from './tell-app-setting.ts';
import { tellComplianceSettings, tellDeviceSetting } from './tell-device-settings.ts';
import { tellRequire } from './tell-require.ts';

/** What is told of one property: by the deepest telling that has words for it; undefined where none has. */
export function tellProperty(kind: ManagedCollection, moved: Moved, around: Around): Told | undefined {
  const path = parsePointer(moved.pointer);
  const fitting = tellingsOf(kind).filter(({ pointer }) => covers(segmentsOf(pointer), path));
  const deepest = fitting.toSorted((left, right) => right.pointer.length - left.pointer.length);
  for (const telling of deepest) {
    const told = telling.tell(moved, around);
    if (told !== undefined) return told;
  }
  return undefined;
}

function covers(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length <= path.length && pattern.every((segment, at) => segment === '*' || segment === path[at]);
}

const known = new Map<ManagedCollection, readonly Telling[]>();

/** Every telling of a kind: its own, and those of the vocabularies whose words its bodies hold. */
function tellingsOf(kind: ManagedCollection): readonly Telling[] {
  const found = known.get(kind) ?? [...common(kinds[kind]), ...(kinds[kind].tell ?? []), ...vocabulary(kind)];
  known.set(kind, found);
  return found;
}

function common({ nameProperty = 'displayName' }: Kind): readonly Telling[] {
  return [
    {
      pointer: `/${nameProperty}`,
      tell: ({ after }) => ({ words: ['is now called ', { name: String(after) }], effect: 'same' }),
    },
    { pointer: '/description', tell: () => ({ words: ['the description changes'], effect: 'same' }) },
    sameEffect(tellWord('/roleScopeTagIds', 'the scope tags are', {})),
    sameEffect(tellWord('/roleScopeTags', 'the scope tags are', {})),
  ];
}

/** Who may see an object in the portal changes nothing of what it protects. */
function sameEffect(telling: Telling): Telling {
  return {
    ...telling,
    tell: (moved, around) => {
      const told = telling.tell(moved, around);
      return told === undefined ? undefined : { ...told, effect: 'same' };
    },
  };
}

function vocabulary(kind: ManagedCollection): readonly Telling[] {
  switch (kind) {
    case 'conditionalAccessPolicies':
      return [
        ...[...Object.values(mainConditions), ...Object.values(whenConditions)].flatMap(({ tell }) => tell),
        ...Object.values(sessionControls).flatMap(({ tell }) => tell),
        tellRequire,
      ];
    case 'deviceCompliancePolicies':
      return [tellAssignments, tellActions, wholeBody(tellDeviceSetting)];
    case 'compliancePolicies':
      return [tellAssignments, tellActions, { pointer: '/settings', tell: tellComplianceSettings }];
    case 'iosManagedAppProtections':
    case 'androidManagedAppProtections':
      return [tellAssignments, ...appProtection(kind), ...appList];
    case 'defaultManagedAppProtections':
      return [...appProtection('iosManagedAppProtections'), ...appProtection('androidManagedAppProtections')];
    default:
      return [];
  }
}

const appList: readonly Telling[] = [
  sameName('/apps', 'the list of apps changes'),
  sameName('/appGroupType', 'which apps it is for changes'),
];

function sameName(pointer: Pointer, words: string): Telling {
  return { pointer, tell: () => ({ words: [words], effect: 'mixed' }) };
}

function appProtection(kind: 'iosManagedAppProtections' | 'androidManagedAppProtections'): readonly Telling[] {
  const platform = kind === 'iosManagedAppProtections' ? 'iOS' : 'android';
  return [wholeBody((moved, around) => tellAppSetting(platform, parsePointer(moved.pointer)[0] ?? '', moved, around))];
}

function wholeBody(tell: Telling['tell']): Telling {
  return { pointer: '', tell };
}
