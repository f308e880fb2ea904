import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import { explain, type ExplainedAnswer, type Explanation } from '../shared/api/explain'
import { listSeries } from '../shared/api/series'
import { Time } from '../shared/time/Time'
import { SearchPicker } from '../shared/ui/SearchPicker'
import { TextInput } from '../shared/ui/TextInput'
import { Empty, Failed, Loading } from '../shared/ui/states'
import { ConditionTree } from './ConditionTree'

const FIELDS = ['series', 'user', 'company', 'at'] as const

/** Why something happened to a user in a series, or why it did not. */
export function WhyScreen() {
  const [parameters, setParameters] = useSearchParams()
  const [series, user, company, at] = FIELDS.map((field) => parameters.get(field) ?? '') as [string, string, string, string]
  const set = (field: (typeof FIELDS)[number]) => (value: string) =>
    setParameters((old) => {
      const changed = new URLSearchParams(old)
      value.trim() ? changed.set(field, value.trim()) : changed.delete(field)
      return changed
    }, { replace: true })
  const all = useQuery({ queryKey: ['series'], queryFn: listSeries })
  const found = useQuery({
    queryKey: ['explain', series, user, company, at],
    queryFn: () => explain(series, user, company, at),
    enabled: series !== '' && user !== '',
  })
  return (
    <>
      <form className="card filters" aria-label="Of whom" onSubmit={(event) => event.preventDefault()}>
        <SearchPicker label="Series" free items={(all.data ?? []).map((each) => each.id)} value={series} onChange={set('series')} />
        <TextInput label="User" value={user} onChange={set('user')} />
        <TextInput label="Company" value={company} onChange={set('company')} hint="Where a user has an entry for each" />
        <TextInput label="As of" value={at} onChange={set('at')} hint="A position or an instant; empty means now" />
      </form>
      {series === '' || user === ''
        ? <Empty title="Choose a series and a user"><p>You are told what happened to them there, what did not, and why.</p></Empty>
        : found.isPending ? <Loading what="Looking" />
          : found.isError ? <Failed failure={found.error} again={() => found.refetch()} elsewhere={null} />
            : <Answers of={found.data} />}
    </>
  )
}

function Answers({ of }: { of: Explanation }) {
  return (
    <>
      <p className="soft">
        As of <Time at={of.time} /> (position {of.at}){of.version ? `, version ${of.version}` : ''}
      </p>
      <ul className="stack">
        {of.answers.map((answer, i) => <li key={i}><Answer answer={answer} /></li>)}
      </ul>
    </>
  )
}

function Answer({ answer }: { answer: ExplainedAnswer }) {
  return (
    <section className="card stack answer" aria-label={`${answer.about} ${answer.block ?? ''}`}>
      <div className="row wrap">
        <span className={`mark mark-${answer.happened ? 'good' : 'warn'}`}>{answer.happened ? 'happened' : 'did not happen'}</span>
        <h2>{answer.about}{answer.block && <> · {answer.block}</>}</h2>
        <code className="soft">{answer.reason}</code>
        {answer.when && <span className="soft small"><Time at={answer.when} /></span>}
        {answer.firing !== undefined && <Link className="small" href={`/auditor/firings/${answer.firing}`}>the firing</Link>}
      </div>
      <p>{answer.text}</p>
      {answer.conditions && <ConditionTree of={answer.conditions} />}
      {answer.needed.length > 0 && (
        <div>
          <h3>What would change it</h3>
          <ul className="needed">{answer.needed.map((sentence, i) => <li key={i}>{sentence}</li>)}</ul>
        </div>
      )}
    </section>
  )
}
