import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { firingAt, type FiringDetail } from '../shared/api/firings'
import { versionDrl } from '../shared/api/series'
import { Time } from '../shared/time/Time'
import { Failed, Loading } from '../shared/ui/states'
import { Facts } from './Facts'
import { KindMark } from './KindMark'

/** One firing: what caused it, what its rule saw, what the entry had pinned, and the rule. */
export function FiringScreen({ position }: { position: number }) {
  const firing = useQuery({ queryKey: ['firing', position], queryFn: () => firingAt(position) })
  if (firing.isPending) {
    return <Loading />
  }
  if (firing.isError) {
    return <Failed failure={firing.error} again={() => firing.refetch()} elsewhere={{ to: '/auditor', name: 'All firings' }} />
  }
  return <Detail firing={firing.data} />
}

function Detail({ firing }: { firing: FiringDetail }) {
  const why = new URLSearchParams({ series: firing.series, user: firing.user ?? '', at: String(firing.position) })
  return (
    <>
      <section className="card stack" aria-label="The firing">
        <div className="row wrap spread">
          <h2 className="row wrap"><KindMark kind={firing.kind} /> {firing.subject} in <Link href={`/series/${encodeURIComponent(firing.series)}/performance`}>{firing.series}</Link></h2>
          {firing.user && <Link className="button button-small" href={`/auditor/why?${why}`}>Why?</Link>}
        </div>
        <p><code>{firing.line}</code></p>
        <p className="soft"><Time at={firing.at} /> · position {firing.position} · rule <code>{firing.rule}</code></p>
      </section>
      <div className="halves">
        <section className="card stack" aria-label="Cause">
          <h2>What caused it</h2>
          <Cause firing={firing} />
        </section>
        <section className="card stack" aria-label="Matched facts">
          <h2>What the rule saw</h2>
          <Facts facts={firing.matched} none="This rule looks at no facts." />
        </section>
        <section className="card stack" aria-label="Snapshot">
          <h2>What the entry had pinned</h2>
          <Snapshot firing={firing} />
        </section>
      </div>
      <Rule firing={firing} />
    </>
  )
}

function Cause({ firing }: { firing: FiringDetail }) {
  const { cause } = firing
  const { kind, position, at, diff, ...rest } = cause
  return (
    <>
      <p>
        {SAID[kind] ?? kind}, <Time at={at} /> <span className="soft">(position {position})</span>
      </p>
      <Facts facts={(diff ?? rest) as Record<string, unknown>} none="Nothing more is known of it." />
    </>
  )
}

const SAID: Record<string, string> = {
  diff: 'A posted change', time: 'Time turned a condition', timer: 'A wait or deadline ended', publish: 'A version went live',
  pause: 'The series was paused', resume: 'The series was resumed', archive: 'The series was archived', exit: 'An exit by hand',
  segment: 'A segment was saved', zone: 'The workspace’s zone was set',
}

function Snapshot({ firing }: { firing: FiringDetail }) {
  const { snapshot, entered } = firing
  if (!snapshot) {
    return <p className="soft">No entry belongs to it.</p>
  }
  return (
    <>
      <p>
        Version {snapshot.version}, goal included
        {entered && <>; entered <Time at={entered.at} /> (<Link href={`/auditor/firings/${entered.position}`}>position {entered.position}</Link>)</>}
      </p>
      {snapshot.trigger && <p>By the event <code>{snapshot.trigger}</code></p>}
      <Facts facts={{ ...snapshot.properties, ...snapshot.baselines }} none="No properties and no baselines." />
    </>
  )
}

/** The rule in the text of its version, at its line. */
function Rule({ firing }: { firing: FiringDetail }) {
  const version = Number(/@(\d+)\//.exec(firing.rule ?? '')?.[1] ?? 0)
  const drl = useQuery({
    queryKey: ['drl', firing.series, version],
    queryFn: () => versionDrl(firing.series, version),
    enabled: version > 0 && firing.ruleLine !== undefined,
    staleTime: Infinity,
  })
  const begins = firing.ruleLine ?? 0
  const ends = begins + (firing.ruleText?.trimEnd().split('\n').length ?? 1) - 1
  const shown = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const line = shown.current?.querySelector('[data-first]')
    if (line instanceof HTMLElement && shown.current) {
      shown.current.scrollTop = line.offsetTop - shown.current.offsetTop - 60
    }
  }, [drl.data])
  return (
    <section className="card stack" aria-label="Rule">
      <h2>The rule, as it ran</h2>
      {firing.source && (
        <p>From <code>{firing.source.file}</code>{firing.source.sheet && `, sheet ${firing.source.sheet}`}{firing.source.row ? `, row ${firing.source.row}` : firing.source.line ? `, line ${firing.source.line}` : ''}</p>
      )}
      {drl.data
        ? (
          <ol ref={shown} className="code-lines" tabIndex={0} aria-label={`Rules of version ${version}`}>
            {drl.data.split('\n').map((text, i) => (
              <li
                key={i}
                data-first={i + 1 === begins || undefined}
                className={i + 1 >= begins && i + 1 <= ends ? 'code-line code-line-told' : 'code-line'}
              >
                <span className="code-number" aria-hidden="true">{i + 1}</span>{text || ' '}
              </li>
            ))}
          </ol>
        )
        : firing.ruleText
          ? <pre className="scroll" tabIndex={0}>{firing.ruleText}</pre>
          : <p className="soft">No rule decided this: it follows from what its cause says.</p>}
    </section>
  )
}
