import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { runScenario, type ScenarioRun } from '../shared/api/rules'
import { CodeEditor } from '../shared/editor/CodeEditor'
import { pathOfLines } from '../shared/graph/path'
import type { SeriesView } from '../shared/series/view'
import { Time } from '../shared/time/Time'
import { Button } from '../shared/ui/Button'
import { Failed, Loading } from '../shared/ui/states'
import { exampleScenario } from './example'
import { Trace } from './Trace'
import { useKept } from './useKept'

/** A scenario, the test of a series: written, run on a store of its own, and what came of each step. */
export function ScenarioPanel({ id, series }: { id: string; series: SeriesView }) {
  const first = useMemo(() => exampleScenario(series), [series])
  const [text, setText] = useKept(`goalpost.scenario.${id}`, first)
  const run = useMutation({ mutationFn: () => runScenario(text) })
  const path = useMemo(() => run.data ? pathOfLines(series, run.data.steps.flatMap((step) => step.fired)) : null, [series, run.data])
  return (
    <div className="rules-grid">
      <div className="stack">
        <p className="soft">What happens, and the lines that must come of it. It runs on the draft, apart from everything live.</p>
        <div className="rules-editor card flush"><CodeEditor label="Scenario" language="yaml" value={text} onChange={setText} /></div>
        <div className="row">
          <Button look="main" isDisabled={run.isPending} onPress={() => run.mutate()}>Run the scenario</Button>
          {text !== first && <Button look="quiet" onPress={() => setText(first)}>Begin anew</Button>}
        </div>
      </div>
      <div className="stack">
        <Trace series={series} path={path} />
        {run.isPending && <Loading what="Running" />}
        {run.isError && <Failed failure={run.error} />}
        {run.data && <Report run={run.data} />}
      </div>
    </div>
  )
}

function Report({ run }: { run: ScenarioRun }) {
  return (
    <section className="stack" aria-label="What came of it">
      <p role="status" className={`verdict ${run.passed ? 'verdict-good' : 'verdict-bad'}`}>{run.passed ? 'Passed' : 'Failed'}: {run.scenario}</p>
      {run.difference && <pre className="card scroll" tabIndex={0}>{run.difference}</pre>}
      <ol className="steps">
        {run.steps.map((step) => (
          <li key={step.step} className={step.ok ? 'step' : 'step step-bad'}>
            <div className="row spread"><strong>Step {step.step}</strong><span className="soft small"><Time at={step.at} /></span></div>
            <Lines lines={step.fired} />
            {!step.ok && (
              <>
                <p className="small">Expected:</p>
                <Lines lines={step.expected ?? []} />
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

export function Lines({ lines }: { lines: string[] }) {
  return lines.length === 0
    ? <p className="soft small">Nothing fired.</p>
    : <ul className="lines">{lines.map((line, i) => <li key={i}><code>{line}</code></li>)}</ul>
}
