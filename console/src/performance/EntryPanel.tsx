import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { entriesOf } from '../shared/api/figures'
import type { Entry } from '../shared/api/types'
import { Time } from '../shared/time/Time'
import { Button } from '../shared/ui/Button'
import { Failed, Loading } from '../shared/ui/states'
import { useShown } from './shown'
import { timelineOf } from './timeline'

/** A person's runs through the series, each step with when it came and how it ended (S3). */
export function EntryPanel({ id, user }: { id: string; user: string }) {
  const { show } = useShown()
  const entries = useQuery({ queryKey: ['entries', id, user], queryFn: () => entriesOf(id, user) })
  const why = new URLSearchParams({ series: id, user })
  return (
    <aside className="card stack panel" aria-label={`Entries of ${user}`}>
      <div className="row spread">
        <h2>{user}</h2>
        <Button look="quiet" small label="Close" onPress={() => show({ user: undefined })}>✕</Button>
      </div>
      <p className="row wrap small">
        <Link href={`/auditor/why?${why}`}>Why, and why not</Link>
        <Link href={`/auditor?${why}`}>What fired</Link>
      </p>
      {entries.isPending ? <Loading />
        : entries.isError ? <Failed failure={entries.error} again={() => entries.refetch()} />
          : entries.data.toReversed().map((entry) => <Timeline key={entry.id} entry={entry} />)}
    </aside>
  )
}

function Timeline({ entry }: { entry: Entry }) {
  return (
    <section className="stack" aria-label={`Entry of version ${entry.version}`}>
      <h3>
        {entry.subject}, version {entry.version}: {entry.status}
        {entry.goalHit && ', hit the goal'}
      </h3>
      <ol className="timeline">
        {timelineOf(entry).map((step, i) => (
          <li key={i} className={`timeline-step timeline-${step.tone}`}>
            <span className="timeline-what">{step.what}</span>
            <Time at={step.at} />
          </li>
        ))}
      </ol>
    </section>
  )
}
