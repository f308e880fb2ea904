import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Link, useLocation, useSearchParams } from 'wouter'
import { part } from '../shared/api/http'
import { findSeries, listSeries } from '../shared/api/series'
import { readSeries } from '../shared/series/view'
import { Picker } from '../shared/ui/Picker'
import { Empty, Failed, Loading } from '../shared/ui/states'
import { DryRunPanel } from './DryRunPanel'
import { RuleFiles } from './RuleFiles'
import { ScenarioPanel } from './ScenarioPanel'
import '../builder/builder.css'
import './rules.css'

/** The rules that authors write for a series, and ways to try the series out before it is live. */
export default function RulesScreen({ id }: { id?: string }) {
  const [, go] = useLocation()
  const listed = useQuery({ queryKey: ['series'], queryFn: listSeries })
  return (
    <div className="page rules-page stack">
      <div className="row wrap spread">
        <h1>Rules</h1>
        {listed.data && listed.data.length > 0 && (
          <Picker
            label="Series" hideLabel value={id ?? ''} placeholder="Choose a series"
            options={listed.data.map((series) => ({ id: series.id, name: series.title || series.id, hint: series.id }))}
            onChange={(chosen) => go(`/rules/${part(chosen)}`)}
          />
        )}
      </div>
      {listed.isError && <Failed failure={listed.error} again={() => void listed.refetch()} />}
      {listed.isPending && <Loading />}
      {listed.data?.length === 0 && <Empty title="No series yet"><p>Rules belong to a series. <Link href="/series">Make one first.</Link></p></Empty>}
      {!id && listed.data && listed.data.length > 0 && <Empty title="Choose a series"><p>Then run scenarios with it.</p></Empty>}
      {id && <OfSeries key={id} id={id} />}
    </div>
  )
}

function OfSeries({ id }: { id: string }) {
  const [search, setSearch] = useSearchParams()
  const found = useQuery({ queryKey: ['series', id], queryFn: () => findSeries(id), refetchOnMount: 'always', refetchOnWindowFocus: false })
  const text = found.data?.draft ?? found.data?.live ?? ''
  const series = useMemo(() => readSeries(text), [text])
  if (found.isPending) return <Loading what="Loading the series" />
  if (found.isError) return <Failed failure={found.error} again={() => void found.refetch()} />
  return (
    <Tabs className="rules-tabs" selectedKey={search.get('tab') ?? 'scenario'} onSelectionChange={(key) => setSearch({ tab: String(key) }, { replace: true })}>
      <TabList className="tabs" aria-label="Rules of the series">
        <Tab id="scenario" className="tab">Scenario</Tab>
        <Tab id="try" className="tab">Dry run</Tab>
        <Tab id="files" className="tab">Files of rules</Tab>
      </TabList>
      <TabPanel id="scenario" className="rules-panel"><ScenarioPanel id={id} series={series} /></TabPanel>
      <TabPanel id="try" className="rules-panel"><DryRunPanel id={id} text={text} series={series} /></TabPanel>
      <TabPanel id="files" className="rules-panel"><RuleFiles id={id} text={text} /></TabPanel>
    </Tabs>
  )
}
