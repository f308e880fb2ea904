import { useCallback, useEffect, useMemo, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { CodeEditor } from '../shared/editor/CodeEditor'
import type { SeriesState } from '../shared/api/series'
import type { Problem } from '../shared/api/types'
import type { Mark } from '../shared/graph/BlockNode'
import { SeriesGraph } from '../shared/graph/SeriesGraph'
import { readSeries, type BlockView } from '../shared/series/view'
import { Empty, Failed } from '../shared/ui/states'
import { BlockForm } from './BlockForm'
import { Palette } from './Palette'
import { Problems } from './Problems'
import { PublishDialog } from './PublishDialog'
import { SettingsForm } from './SettingsForm'
import { Toolbar } from './Toolbar'
import { useBuilding } from './useBuilding'
import { useDraft } from './useDraft'
import { useCompiled, useProblems } from './useProblems'
import './builder.css'

interface Props {
  id: string
  serverText: string
  state: SeriesState
  version: number
}

/** Builds a series: the graph, and beside it forms, YAML and rules, all of the same text. */
export function Builder({ id, serverText, state, version }: Props) {
  const draft = useDraft(id, serverText)
  const { text, setText } = draft
  const series = useMemo(() => readSeries(text), [text])
  const { problems, isCurrent } = useProblems(id, text, series)
  const [selected, setSelected] = useState<string | null>(null)
  const [tab, setTab] = useState('block')
  const [reveal, setReveal] = useState<{ line: number } | null>(null)
  const [isPublishing, setPublishing] = useState(false)
  const compiled = useCompiled(id, text, tab === 'drl')
  const select = useCallback((block: string | null) => {
    setSelected(block)
    if (block) setTab('block')
  }, [])
  const building = useBuilding(id, series, draft, selected, select)
  const block = series.blocks.find((each) => each.id === selected)
  const marks = useMemo(() => marksOf(problems), [problems])
  const errors = problems.filter((problem) => problem.severity === 'error').length

  useUndoKeys(draft.undo, draft.redo)

  const openTab = (to: string) => {
    setTab(to)
    if (to === 'yaml' && block) {
      setReveal({ line: lineAt(text, text.search(new RegExp(`\\bid: *["']?${block.id.replaceAll('.', '\\.')}\\b`))) })
    }
  }

  const goTo = (problem: Problem) => {
    if (problem.block && series.blocks.some((each) => each.id === problem.block)) {
      select(problem.block)
    } else {
      setTab('yaml')
      setReveal({ line: problem.line ?? 1 })
    }
  }

  return (
    <div className={tab === 'yaml' || tab === 'drl' ? 'builder builder-code' : 'builder'}>
      <Toolbar
        id={id} title={series.title || id} state={state} version={version} draft={draft} errors={errors}
        onTidy={building.tidy} onPublish={() => setPublishing(true)} onSettings={() => setTab('settings')}
      />
      <Palette onAdd={building.add} />
      <div className="builder-graph">
        <SeriesGraph series={series} label={`Blocks of ${series.title}`} selected={selected} onSelect={select} marks={marks} editing={building.editing} />
        {series.blocks.length === 0 && series.faults.length === 0 && (
          <div className="builder-empty"><Empty title="Begin with who enters"><p>Drag a rule block here, or press it in the list of blocks.</p></Empty></div>
        )}
        {series.faults.length > 0 && <p className="builder-broken" role="status">The YAML cannot be read; the graph shows what can be understood of it.</p>}
      </div>
      <Tabs className="builder-panel" selectedKey={tab} onSelectionChange={(key) => openTab(String(key))}>
        <TabList className="tabs" aria-label="Beside the graph">
          <Tab id="block" className="tab">Block</Tab>
          <Tab id="settings" className="tab">Settings</Tab>
          <Tab id="yaml" className="tab">YAML</Tab>
          <Tab id="drl" className="tab">DRL</Tab>
          <Tab id="problems" className="tab">
            Problems{problems.length > 0 && <span className={`tab-count ${errors > 0 ? 'tab-count-bad' : ''}`}>{problems.length}</span>}
          </Tab>
        </TabList>
        <TabPanel id="block" className="panel">
          {block
            ? <BlockForm key={block.id} block={block} series={series} problems={problems.filter((problem) => problem.block === block.id)} edits={building.editsOf(block)} />
            : <Empty title="No block is chosen"><p>Choose one in the graph to see and change what it does.</p></Empty>}
        </TabPanel>
        <TabPanel id="settings" className="panel"><SettingsForm series={series} set={building.set} /></TabPanel>
        <TabPanel id="yaml" className="panel panel-code">
          <CodeEditor label="YAML of the series" language="yaml" value={text} onChange={(written) => setText(written, 'yaml')} problems={placed(problems)} reveal={reveal} />
        </TabPanel>
        <TabPanel id="drl" className="panel panel-code">
          {compiled.isError && <Failed failure={compiled.error} />}
          {compiled.data && !compiled.data.drl && <p className="panel-note">There are no rules while there are errors.</p>}
          {compiled.data?.drl && <CodeEditor label="Rules that the series becomes" language="drl" value={compiled.data.drl} reveal={lineOf(compiled.data.drl, block)} />}
        </TabPanel>
        <TabPanel id="problems" className="panel"><Problems problems={problems} isCurrent={isCurrent} onGo={goTo} /></TabPanel>
      </Tabs>
      {isPublishing && (
        <PublishDialog
          id={id} text={text} series={series} state={state} problems={problems} save={draft.save}
          onClose={() => setPublishing(false)} onPublished={() => setPublishing(false)}
        />
      )}
    </div>
  )
}

function marksOf(problems: Problem[]): Map<string, Mark> {
  const marks = new Map<string, Mark>()
  for (const problem of problems) {
    if (problem.block && marks.get(problem.block) !== 'error') {
      marks.set(problem.block, problem.severity)
    }
  }
  return marks
}

function placed(problems: Problem[]) {
  return problems.flatMap((problem) =>
    problem.line && !problem.file
      ? [{ severity: problem.severity, message: problem.message, line: problem.line, column: Number(problem.column) || undefined }]
      : [],
  )
}

function lineOf(drl: string, block: BlockView | undefined): { line: number } | null {
  const at = block ? drl.indexOf(`/${block.id}`) : -1
  return at < 0 ? null : { line: lineAt(drl, at) }
}

function lineAt(text: string, at: number): number {
  return text.slice(0, Math.max(at, 0)).split('\n').length
}

/** Ctrl+Z and Ctrl+Shift+Z, but where a field or the editor has its own. */
function useUndoKeys(undo: () => void, redo: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement
      const isTyping = at.isContentEditable || /^(INPUT|TEXTAREA)$/.test(at.tagName)
      if (!(event.ctrlKey || event.metaKey) || isTyping || event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      if (event.shiftKey) redo()
      else undo()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [undo, redo])
}
