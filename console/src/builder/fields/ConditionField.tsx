import type { Condition } from '../../shared/series/conditionText'
import type { Path } from '../../shared/series/edit'
import type { BlockView } from '../../shared/series/view'
import { Button } from '../../shared/ui/Button'
import { Picker } from '../../shared/ui/Picker'
import { LeafField } from './LeafField'
import './condition.css'

interface Props {
  /** What the condition is for, told to readers. */
  label: string
  value: Condition | undefined
  /** Sets what is at a path below this condition; undefined takes it out. */
  onSet: (path: Path, value: unknown) => void
  /** Messages that it may ask about. */
  messages?: BlockView[]
  /** Of the properties of this event, not of facts. */
  propertiesOf?: string
}

const GROUPS = [
  { id: 'all', name: 'All of these' },
  { id: 'any', name: 'Any of these' },
  { id: 'not', name: 'Not this' },
]

/** A tree of conditions: groups of all, any and not, and at their ends what is asked. */
export function ConditionField(props: Props) {
  return (
    <div className="condition" role="group" aria-label={props.label}>
      <Part {...props} value={props.value ?? {}} path={[]} />
    </div>
  )
}

interface PartProps extends Omit<Props, 'value' | 'label'> {
  value: Condition
  path: Path
  onRemove?: () => void
}

function groupOf(value: Condition): 'all' | 'any' | 'not' | null {
  return (['all', 'any', 'not'] as const).find((group) => group in value) ?? null
}

function Part({ value, path, onSet, onRemove, ...rest }: PartProps) {
  const group = groupOf(value)
  const fresh: Condition = rest.propertiesOf === undefined ? { attribute: '', is: '' } : { property: '', is: '' }
  if (!group) {
    return (
      <div className="condition-leaf">
        <LeafField value={value} onChange={(leaf) => onSet(path, leaf)} {...rest} />
        <div className="row wrap">
          <Button small look="quiet" onPress={() => onSet(path, { all: [value, fresh] })}>and…</Button>
          <Button small look="quiet" onPress={() => onSet(path, { any: [value, fresh] })}>or…</Button>
          <Button small look="quiet" onPress={() => onSet(path, { not: value })}>not</Button>
          {onRemove && <Button small look="quiet" label="Remove this condition" onPress={onRemove}>✕</Button>}
        </div>
      </div>
    )
  }
  if (group === 'not') {
    const inner = value.not as Condition
    return (
      <div className="condition-group">
        <div className="row spread">
          <span className="condition-word">Not:</span>
          <span className="row">
            <Button small look="quiet" onPress={() => onSet(path, inner)}>Take “not” away</Button>
            {onRemove && <Button small look="quiet" label="Remove this group" onPress={onRemove}>✕</Button>}
          </span>
        </div>
        <Part value={inner ?? {}} path={[...path, 'not']} onSet={onSet} {...rest} />
      </div>
    )
  }
  const parts = Array.isArray(value[group]) ? (value[group] as Condition[]) : []
  const removePart = (index: number) => {
    const left = parts.filter((_, i) => i !== index)
    // A group of one is that one.
    if (left.length === 1) onSet(path, left[0])
    else onSet([...path, group, index], undefined)
  }
  return (
    <div className="condition-group">
      <div className="row spread">
        <Picker
          label="How the parts go together" hideLabel value={group} options={GROUPS}
          onChange={(to) => onSet(path, to === 'not' ? { not: value } : { [to]: parts })}
        />
        {onRemove && <Button small look="quiet" label="Remove this group" onPress={onRemove}>✕</Button>}
      </div>
      <ul className="condition-parts">
        {parts.map((part, index) => (
          <li key={index}>
            <Part
              value={part ?? {}} path={[...path, group, index]} onSet={onSet}
              onRemove={parts.length > 1 ? () => removePart(index) : undefined} {...rest}
            />
          </li>
        ))}
      </ul>
      <Button small onPress={() => onSet([...path, group, parts.length], fresh)}>Add a condition</Button>
    </div>
  )
}
