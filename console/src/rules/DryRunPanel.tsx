import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { parse } from 'yaml'
import { dryRun, type DryRun, type DryRunStep } from '../shared/api/rules'
import { CodeEditor } from '../shared/editor/CodeEditor'
import { pathOf, pathOfLines } from '../shared/graph/path'
import type { SeriesView } from '../shared/series/view'
import { Time } from '../shared/time/Time'
import { Button } from '../shared/ui/Button'
import { Picker } from '../shared/ui/Picker'
import { Failed, Loading } from '../shared/ui/states'
import { exampleSteps } from './example'
import { Lines } from './ScenarioPanel'
import { Trace } from './Trace'
import { useKept } from './useKept'

/** What the series would do to somebody; nothing is kept and nothing is sent. */
export function DryRunPanel({ id, text, series }: { id: string; text: string; series: SeriesView }) {
  const first = useMemo(() => exampleSteps(series), [series])
  const [written, setWritten] = useKept(`goalpost.dry-run.${id}`, first)
  const [who, setWho] = useState('')
  const run = useMutation({ mutationFn: () => dryRun(id, { text, steps: stepsOf(written) }) })
  const subjects = useMemo(() => (run.data ? subjectsIn(run.data) : []), [run.data])
  const chosen = subjects.includes(who) ? who : (subjects[0] ?? '')
  const path = useMemo(() => (run.data ? takenBy(series, run.data, chosen) : null), [series, run.data, chosen])
  return (
    <div className="rules-grid">
      <div className="stack">
        <p className="soft">Diffs, as your services would post them. The draft decides; nothing is kept, nothing is sent.</p>
        <div className="rules-editor card flush"><CodeEditor label="Steps of the dry run" language="yaml" value={written} onChange={setWritten} /></div>
        <div className="row">
          <Button look="main" isDisabled={run.isPending} onPress={() => run.mutate()}>Run</Button>
          {written !== first && <Button look="quiet" onPress={() => setWritten(first)}>Begin anew</Button>}
        </div>
      </div>
      <div className="stack">
        {subjects.length > 1 && (
          <Picker label="Whose path" value={chosen} options={subjects.map((subject) => ({ id: subject, name: subject }))} onChange={setWho} />
        )}
        <Trace series={series} path={path} />
        {run.isPending && <Loading what="Running" />}
        {run.isError && <Failed failure={run.error} />}
        {run.data && (
          <section className="stack" aria-label="What came of it">
            <p role="status" className="verdict">{run.data.firings.length === 0 ? 'Nothing fired.' : `${run.data.firings.length} firings; ${subjects.length} took part.`}</p>
            {run.data.refused.length > 0 && <pre className="card scroll" tabIndex={0}>{JSON.stringify(run.data.refused, null, 2)}</pre>}
            <ol className="steps">
              {run.data.steps.map((step, i) => (
                <li key={i} className="step">
                  <div className="row spread"><strong>Step {i + 1}</strong><span className="soft small"><Time at={step.at} /></span></div>
                  <Lines lines={step.firings} />
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </div>
  )
}

function stepsOf(written: string): DryRunStep[] {
  const steps: unknown = parse(written)
  if (!Array.isArray(steps)) {
    throw new Error('Write a list of steps, each with `diffs` and perhaps `at`.')
  }
  return steps.map((step) => ({ ...step, diffs: step?.diffs ?? [] }))
}

function subjectsIn(run: DryRun): string[] {
  return [...new Set(run.firings.map((firing) => firing.subject))]
}

/** By the entry's checkpoints, which know all; by the lines for who has none. */
function takenBy(series: SeriesView, run: DryRun, subject: string) {
  const entry = run.entries.findLast((each) => each.subject === subject)
  return entry ? pathOf(series, entry.checkpoints) : pathOfLines(series, run.steps.flatMap((step) => step.firings), subject)
}
