import type { Condition } from '../../shared/series/conditionText'
import { operatorOf, OPERATORS } from '../../shared/series/operators'
import type { BlockView } from '../../shared/series/view'
import type { NamedValue } from '../../shared/api/vocabulary'
import { Check } from '../../shared/ui/Check'
import { Picker } from '../../shared/ui/Picker'
import { SearchPicker } from '../../shared/ui/SearchPicker'
import { TextInput } from '../../shared/ui/TextInput'
import { PeriodField } from './PeriodField'
import { ValueField, valueFor } from './ValueField'
import { useVocabulary } from './vocabulary'

interface Props {
  value: Condition
  onChange: (value: Condition) => void
  messages?: BlockView[]
  propertiesOf?: string
}

const KINDS = [
  { id: 'attribute', name: 'User attribute', fresh: { attribute: '', is: '' } },
  { id: 'tag', name: 'User tag', fresh: { tag: '' } },
  { id: 'event', name: 'Event', fresh: { event: '' } },
  { id: 'content', name: 'Message', fresh: { content: '', is: 'clicked' } },
  { id: 'company', name: 'Company attribute', fresh: { company: '', is: '' } },
  { id: 'companyTag', name: 'Company tag', fresh: { companyTag: '' } },
  { id: 'segment', name: 'Segment', fresh: { segment: '' } },
  { id: 'entry', name: 'Entry property', fresh: { entry: '', is: '' } },
] as const

const DONE = ['sent', 'opened', 'clicked', 'replied', 'dismissed', 'completed', 'bounced']

/** One thing that is asked: of what, how, and what for. */
export function LeafField({ value, onChange, messages = [], propertiesOf }: Props) {
  const known = useVocabulary()
  const kind = propertiesOf !== undefined ? 'property' : (KINDS.find((each) => each.id in value)?.id ?? 'attribute')
  const names = (list: NamedValue[]) => list.map((each) => each.name)
  const examples = (list: NamedValue[]) => list.find((each) => each.name === value[kind])?.examples ?? []
  return (
    <div className="leaf">
      {propertiesOf === undefined && (
        <Picker
          label="What is asked" hideLabel value={kind} options={KINDS.map(({ id, name }) => ({ id, name }))}
          onChange={(to) => onChange({ ...KINDS.find((each) => each.id === to)!.fresh })}
        />
      )}
      {kind === 'attribute' && <Tested name="attribute" label="Attribute" items={names(known.attributes)} examples={examples(known.attributes)} value={value} onChange={onChange} />}
      {kind === 'company' && <Tested name="company" label="Company attribute" items={names(known.companyAttributes)} examples={examples(known.companyAttributes)} value={value} onChange={onChange} />}
      {kind === 'entry' && <Tested name="entry" label="Property of the event that began it" items={known.events.flatMap((event) => event.properties)} examples={[]} value={value} onChange={onChange} />}
      {kind === 'property' && (
        <Tested name="property" label="Property" items={known.events.find((event) => event.name === propertiesOf)?.properties ?? []} examples={[]} value={value} onChange={onChange} />
      )}
      {kind === 'tag' && <Named name="tag" label="Tag" items={known.tags} value={value} onChange={onChange} />}
      {kind === 'companyTag' && <Named name="companyTag" label="Company tag" items={known.companyTags} value={value} onChange={onChange} />}
      {kind === 'segment' && <Named name="segment" label="Segment" items={known.segments} value={value} onChange={onChange} />}
      {kind === 'event' && <EventFields value={value} onChange={onChange} events={known.events.map((event) => event.name)} />}
      {kind === 'content' && <MessageFields value={value} onChange={onChange} messages={messages} />}
    </div>
  )
}

interface NameProps {
  name: string
  label: string
  items: string[]
  value: Condition
  onChange: (value: Condition) => void
}

function Named({ name, label, items, value, onChange }: NameProps) {
  return <SearchPicker label={label} hideLabel free placeholder={label.toLowerCase()} items={items} value={String(value[name] ?? '')} onChange={(text) => onChange({ ...value, [name]: text })} />
}

function Tested({ name, label, items, value, onChange, examples }: NameProps & { examples: unknown[] }) {
  const operator = operatorOf(value) ?? OPERATORS[0]!
  const operand = value[operator.word]
  return (
    <>
      <Named name={name} label={label} items={items} value={value} onChange={onChange} />
      <Picker
        label="Operator" hideLabel value={operator.word} options={OPERATORS.map(({ word, name: said }) => ({ id: word, name: said }))}
        onChange={(word) => {
          const to = OPERATORS.find((each) => each.word === word)!
          onChange({ [name]: value[name], [word]: valueFor(to, operand) })
        }}
      />
      <ValueField operator={operator} value={operand} examples={examples} onChange={(to) => onChange({ [name]: value[name], [operator.word]: to })} />
    </>
  )
}

const COUNTS = OPERATORS.filter((operator) => ['is', 'gt', 'gte', 'lt', 'lte'].includes(operator.word))

function EventFields({ value, onChange, events }: { value: Condition; onChange: (value: Condition) => void; events: string[] }) {
  const set = (field: string, to: unknown) => {
    const { [field]: _, ...rest } = value
    onChange(to === undefined ? rest : { ...rest, [field]: to })
  }
  const count = value.count as Condition | undefined
  const operator = count && operatorOf(count)
  return (
    <>
      <Named name="event" label="Event" items={events} value={value} onChange={onChange} />
      <Check value={count !== undefined} onChange={(on) => set('count', on ? { gte: 2 } : undefined)}>Count it</Check>
      {count && (
        <div className="row">
          <Picker
            label="Count" hideLabel value={operator?.word ?? 'gte'} options={COUNTS.map(({ word, name }) => ({ id: word, name }))}
            onChange={(word) => set('count', { [word]: count[operator?.word ?? ''] ?? 1 })}
          />
          <TextInput label="Times" hideLabel value={String(count[operator?.word ?? 'gte'] ?? '')} live onChange={(text) => /^\d+$/.test(text) && set('count', { [operator?.word ?? 'gte']: Number(text) })} />
        </div>
      )}
      <Check value={value.within !== undefined} onChange={(on) => set('within', on ? 'P7D' : undefined)}>Only lately</Check>
      {value.within !== undefined && <PeriodField label="In the last" value={String(value.within)} onChange={(to) => set('within', to)} />}
      <Check value={value.since === 'entry'} onChange={(on) => set('since', on ? 'entry' : undefined)}>Only since they entered</Check>
      {value.where !== undefined && <p className="field-hint">With conditions on its properties; they are in the YAML.</p>}
    </>
  )
}

function MessageFields({ value, onChange, messages }: { value: Condition; onChange: (value: Condition) => void; messages: BlockView[] }) {
  const isClicked = value.is === 'clicked'
  return (
    <>
      <Picker
        label="Message" hideLabel value={String(value.content ?? '')} onChange={(content) => onChange({ ...value, content })}
        options={messages.map((message) => ({ id: message.id, name: message.title, hint: message.id }))}
      />
      <Picker
        label="What became of it" hideLabel value={String(value.is ?? 'clicked')} options={DONE.map((id) => ({ id, name: id }))}
        onChange={(is) => onChange(is === 'clicked' ? { ...value, is } : { content: value.content, is })}
      />
      {isClicked && (
        <TextInput
          label="Link" value={String(value.link ?? '')} live placeholder="any link"
          onChange={(link) => onChange(link ? { ...value, link } : { content: value.content, is: 'clicked' })}
        />
      )}
    </>
  )
}
