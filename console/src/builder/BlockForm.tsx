import type { Condition } from '../shared/series/conditionText'
import type { Path } from '../shared/series/edit'
import { nextOf, WAYS, type BlockView, type How, type SeriesView } from '../shared/series/view'
import { KindIcon } from '../shared/graph/KindIcon'
import { channelName, KIND_NAMES, WAY_NAMES } from '../shared/graph/words'
import type { Problem } from '../shared/api/types'
import { Button } from '../shared/ui/Button'
import { Check } from '../shared/ui/Check'
import { Picker } from '../shared/ui/Picker'
import { SearchPicker } from '../shared/ui/SearchPicker'
import { TextInput } from '../shared/ui/TextInput'
import { ContentForm } from './ContentForm'
import { ConditionField } from './fields/ConditionField'
import { PeriodField } from './fields/PeriodField'
import { useVocabulary } from './fields/vocabulary'
import { WaitForm } from './WaitForm'

export interface BlockEdits {
  set: (path: Path, value: unknown) => void
  rename: (to: string) => void
  connect: (how: How, to: string) => void
  disconnect: (how: How, to: string) => void
  remove: () => void
}

interface Props {
  block: BlockView
  series: SeriesView
  problems: Problem[]
  edits: BlockEdits
}

/** Everything about one block. Nothing here needs the mouse. */
export function BlockForm({ block, series, problems, edits }: Props) {
  const name = block.kind === 'content' ? channelName(block.channel) : block.isEntry ? 'Entry rule' : KIND_NAMES[block.kind]
  const ids = new Set(series.blocks.map((each) => each.id))
  return (
    <div className="form">
      <div className="row spread">
        <h2 className="row"><KindIcon kind={block.kind} channel={block.channel} />{name}</h2>
        <Button small look="danger" onPress={edits.remove}>Delete</Button>
      </div>
      {problems.map((problem, i) => (
        <p key={i} className={`form-problem form-problem-${problem.severity}`}>
          {problem.field && <code>{problem.field}</code>} {problem.message}
        </p>
      ))}
      <TextInput label="Title" value={String(block.raw.title ?? '')} live onChange={(title) => edits.set(['title'], title || undefined)} />
      {block.kind === 'rule' && <RuleForm block={block} series={series} edits={edits} />}
      {block.kind === 'content' && <ContentForm block={block} series={series} edits={edits} />}
      {block.kind === 'wait' && <WaitForm block={block} edits={edits} />}
      {block.kind === 'tag' && <TagForm block={block} edits={edits} />}
      <Ways block={block} series={series} edits={edits} />
      <TextInput
        key={block.id} label="Id" value={block.id} onChange={edits.rename}
        hint="Stands in firings and rules. Whoever is at a block that is renamed in a live series is treated as if it had been removed."
        check={(id) => (id === block.id ? null : ids.has(id) ? 'Another block has this id.' : /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id) ? null : 'Letters, digits, dots and dashes.')}
      />
    </div>
  )
}

function RuleForm({ block, series, edits }: { block: BlockView; series: SeriesView; edits: BlockEdits }) {
  const trigger = block.raw.trigger as { event?: string; where?: Condition } | undefined
  const events = useVocabulary().events.map((event) => event.name)
  const messages = series.blocks.filter((each) => each.kind === 'content')
  return (
    <>
      <section className="form-section">
        <h3>{block.isEntry ? 'Who enters' : 'Who goes on'}</h3>
        <ConditionField label="Condition" value={block.raw.rule as Condition} messages={messages} onSet={(path, value) => edits.set(['rule', ...path], value)} />
      </section>
      {block.isEntry ? (
        <section className="form-section">
          <Check value={trigger !== undefined} onChange={(on) => edits.set(['trigger'], on ? { event: 'signed_up' } : undefined)}>
            Only when an event happens
          </Check>
          {trigger && (
            <>
              <SearchPicker label="Event" free items={events} value={trigger.event ?? ''} onChange={(event) => edits.set(['trigger', 'event'], event)} />
              <Check value={trigger.where !== undefined} onChange={(on) => edits.set(['trigger', 'where'], on ? { property: '', known: true } : undefined)}>
                Only with certain properties
              </Check>
              {trigger.where && (
                <ConditionField label="Properties of the event" value={trigger.where} propertiesOf={trigger.event ?? ''} onSet={(path, value) => edits.set(['trigger', 'where', ...path], value)} />
              )}
            </>
          )}
        </section>
      ) : (
        <section className="form-section">
          <Check value={block.raw.for !== undefined} onChange={(on) => edits.set(['for'], on ? 'P3D' : undefined)}>Keep trying for a while</Check>
          {block.raw.for !== undefined && <PeriodField label="How long" value={String(block.raw.for)} onChange={(period) => edits.set(['for'], period)} hint="Who matches within this time goes on at once; the others go the other way at its end." />}
        </section>
      )}
    </>
  )
}

function TagForm({ block, edits }: { block: BlockView; edits: BlockEdits }) {
  const tag = (block.raw.tag ?? {}) as { add?: string; remove?: string; of?: string }
  const known = useVocabulary()
  const removes = tag.remove !== undefined
  const ofCompany = tag.of === 'company'
  const write = (does: string, name: string, of: string) => edits.set(['tag'], { [does]: name, ...(of === 'company' ? { of } : {}) })
  const name = String(tag.add ?? tag.remove ?? '')
  return (
    <section className="form-section">
      <Picker label="What it does" value={removes ? 'remove' : 'add'} options={[{ id: 'add', name: 'Adds a tag' }, { id: 'remove', name: 'Removes a tag' }]} onChange={(does) => write(does, name, tag.of ?? 'user')} />
      <SearchPicker label="Tag" free items={ofCompany ? known.companyTags : known.tags} value={name} onChange={(to) => write(removes ? 'remove' : 'add', to, tag.of ?? 'user')} />
      <Picker label="Of" value={tag.of ?? 'user'} options={[{ id: 'user', name: 'the user' }, { id: 'company', name: 'the company' }]} onChange={(of) => write(removes ? 'remove' : 'add', name, of)} />
    </section>
  )
}

const NOTHING_LEFT: Partial<Record<How, string>> = {
  unmatched: 'Nowhere: who does not match is disengaged here.',
  unsent: 'Nowhere: who does not get it is disengaged here.',
}

function Ways({ block, series, edits }: { block: BlockView; series: SeriesView; edits: BlockEdits }) {
  const next = nextOf(block.kind, block.raw.next)
  const title = (id: string) => series.blocks.find((each) => each.id === id)?.title ?? `${id}, which is not there`
  return (
    <section className="form-section">
      <h3>Where it leads</h3>
      {WAYS[block.kind].map((how) => {
        const targets = next.get(how) ?? []
        const others = series.blocks.filter((each) => each.id !== block.id && !targets.includes(each.id))
        return (
          <div key={how} className="form-way">
            <span className="field-label">{WAY_NAMES[how]}</span>
            {targets.length === 0 && <span className="soft small">{NOTHING_LEFT[how] ?? 'Nowhere: the path is finished here.'}</span>}
            <ul>
              {targets.map((to) => (
                <li key={to} className="row spread form-target">
                  <span>→ {title(to)}</span>
                  <Button small look="quiet" label={`Take away the way to ${title(to)}`} onPress={() => edits.disconnect(how, to)}>✕</Button>
                </li>
              ))}
            </ul>
            <Picker
              label={`${WAY_NAMES[how]}: lead to`} hideLabel value="" placeholder="Lead to…" isDisabled={others.length === 0}
              options={others.map((each) => ({ id: each.id, name: each.title, hint: each.id }))} onChange={(to) => edits.connect(how, to)}
            />
          </div>
        )
      })}
    </section>
  )
}
