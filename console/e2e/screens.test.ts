import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserIsThere, expectAccessible, expectNoOverflow, expectReadable, openBrowser, openPage, paint, PATIENCE, picture, settled, watchFaults } from './stage/browser'
import { Server } from './stage/server'

const ID = 'encourage-customer-upgrades'
const TABLES = 'trial-to-paid'
const example = (id: string) => readFileSync(`../rules/examples/${id}/series.yml`, 'utf8')

/** Whose picture is taken in dark, and at the width of a phone, too: `npm run screenshots`. */
const IN_DARK = ['builder', 'performance-person', 'auditor-firing']
const IN_SMALL = ['series', 'builder', 'performance', 'auditor-firing']

interface Screen {
  name: string
  /** What its picture in docs/screenshots is called. */
  file: string
  path: string
  /** Brings the page from its address to what is looked at. */
  until: (page: Page) => Promise<unknown>
}

const title = (page: Page) => page.getByRole('heading', { level: 1 }).first().waitFor()
const graph = (page: Page) => page.locator('.react-flow__node').first().waitFor()
const tab = (name: string) => async (page: Page) => {
  await graph(page)
  await page.getByRole('tab', { name }).click()
  await page.getByRole('tabpanel').first().waitFor()
}

const SCREENS: Screen[] = [
  { name: 'the list of series', file: 'series', path: '/series', until: (page) => page.getByText('Encourage customer upgrades').first().waitFor() },
  { name: 'the builder', file: 'builder', path: `/series/${ID}/builder`, until: graph },
  {
    name: 'the form of a rule block', file: 'builder-rule', path: `/series/${ID}/builder`,
    until: async (page) => {
      await graph(page)
      await page.locator('.react-flow__node[data-id="not-premium"]').press('Enter')
      await page.getByRole('heading', { name: 'Entry rule' }).waitFor()
    },
  },
  {
    name: 'the form of a message', file: 'builder-message', path: `/series/${ID}/builder`,
    until: async (page) => {
      await graph(page)
      await page.locator('.react-flow__node[data-id="offer-mail"]').press('Enter')
      await page.getByRole('heading', { name: 'E-mail' }).waitFor()
    },
  },
  { name: 'the YAML', file: 'builder-yaml', path: `/series/${ID}/builder`, until: tab('YAML') },
  { name: 'the DRL', file: 'builder-drl', path: `/series/${ID}/builder`, until: tab('DRL') },
  { name: 'the problems', file: 'builder-problems', path: `/series/${ID}/builder`, until: tab('Problems') },
  {
    name: 'the preview of publishing', file: 'builder-publish', path: '/series/announced/builder',
    until: async (page) => {
      await graph(page)
      await page.getByRole('button', { name: 'Set live' }).click()
      await page.getByRole('dialog').getByLabel('Your name').waitFor()
    },
  },
  { name: 'the tiles', file: 'performance', path: `/series/${ID}/performance`, until: graph },
  {
    name: 'the course and the people', file: 'performance-people', path: `/series/${ID}/performance?tile=started`,
    until: (page) => page.getByText('nora').first().waitFor(),
  },
  { name: 'the people at a block', file: 'performance-block', path: `/series/${ID}/performance?block=clicked-post`, until: graph },
  { name: 'the timeline of a person', file: 'performance-person', path: `/series/${ID}/performance?user=nora`, until: graph },
  { name: 'the firings', file: 'auditor', path: '/auditor', until: (page) => page.getByText('nora').first().waitFor() },
  {
    name: 'one firing', file: 'auditor-firing', path: '/auditor',
    until: async (page) => {
      await page.locator('a[href^="/auditor/firings/"]').last().click()
      await page.getByRole('heading', { name: 'The rule, as it ran' }).waitFor()
    },
  },
  { name: 'why, and why not', file: 'auditor-why', path: `/auditor/why?user=nora&series=${ID}`, until: (page) => page.getByText('entered version 1').first().waitFor() },
  { name: 'the journal', file: 'auditor-journal', path: '/auditor/chain', until: title },
  { name: 'a scenario', file: 'rules-scenario', path: `/rules/${ID}`, until: (page) => page.getByRole('textbox', { name: 'Scenario' }).waitFor() },
  {
    name: 'a dry run', file: 'rules-dry-run', path: `/rules/${ID}?tab=try`,
    until: async (page) => {
      await graph(page)
      await page.getByRole('button', { name: 'Run', exact: true }).click()
      await page.locator('.block-path').first().waitFor()
    },
  },
  { name: 'the files of rules', file: 'rules-files', path: `/rules/${TABLES}?tab=files`, until: (page) => page.getByText('trials.drl.csv').first().waitFor() },
  {
    name: 'a decision table', file: 'rules-table', path: `/rules/${TABLES}?tab=files`,
    until: async (page) => {
      await page.getByRole('button', { name: 'trials.drl.csv' }).click()
      await page.getByRole('table', { name: 'Decision table trials.drl.csv' }).waitFor()
    },
  },
  { name: 'a series that is not there', file: 'error-no-series', path: '/series/nothing/performance', until: (page) => page.getByRole('main').waitFor() },
  { name: 'an address that leads nowhere', file: 'error-no-page', path: '/no/such/screen', until: (page) => page.getByText('There is nothing at this address').waitFor() },
]

/** What the screens show. */
async function fill(server: Server) {
  await server.send('PUT', `/v1/series/${ID}`, example(ID))
  await server.send('PUT', '/v1/series/announced', 'series: announced\ntitle: Announced\nenroll: existing\nblocks:\n  - id: all\n    rule: {attribute: plan, known: true}\n')
  await server.send('PUT', `/v1/series/${TABLES}`, example(TABLES))
  for (const file of ['trials.drl.csv', 'support.drl']) {
    await server.send('PUT', `/v1/series/${TABLES}/rules/${file}`, readFileSync(`../rules/examples/${TABLES}/${file}`, 'utf8'))
  }
  await server.send('POST', `/v1/series/${ID}/publish`, { by: 'ada', note: 'first try' })
  await server.post({ user: 'nora', set: { plan: 'free', email: 'nora@example.com' }, online: true }, { user: 'omar', set: { plan: 'starter', email: 'omar@example.com' } })
}

describe.skipIf(!browserIsThere)('every screen is accessible, in light and in dark, and fits a phone', () => {
  let server: Server
  let browser: Browser
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([Server.start(), openBrowser()])
    page = await openPage(browser)
    page.setDefaultTimeout(PATIENCE)
    faults = watchFaults(page)
  })

  afterAll(async () => {
    await browser?.close()
  })

  const hold = async (name: string) => {
    await paint(page, 'light')
    if (process.env.PICTURES) await picture(page, name)
    await expectAccessible(page)
    await paint(page, 'dark')
    if (process.env.PICTURES && IN_DARK.includes(name)) await picture(page, `${name}-dark`)
    await expectReadable(page)
    await page.setViewportSize({ width: 390, height: 800 })
    await settled(page)
    if (process.env.PICTURES && IN_SMALL.includes(name)) await picture(page, `${name}-390`)
    await expectNoOverflow(page)
    await expectAccessible(page)
    await page.setViewportSize({ width: 1280, height: 800 })
  }

  it('the list while it is empty', async () => {
    await page.goto(server.url)
    await page.getByRole('button', { name: 'Make the first one' }).waitFor()
    await hold('series-empty')
  })

  describe('with two series, files of rules, and two people', () => {
    beforeAll(() => fill(server))

    it.each(SCREENS)('$name', async ({ file, path, until }) => {
      await page.goto(server.url + path)
      await until(page)
      await hold(file)
    })

    it('marks the firings as the current page of the auditor, in their list and at each', async () => {
      for (const path of ['/auditor', '/auditor/firings/10']) {
        await page.goto(server.url + path)
        await page.locator('nav[aria-label="Auditor"] a[aria-current="page"]').getByText('Firings').waitFor()
      }
    })

    it('makes a new scenario that passes as it is', async () => {
      await page.goto(`${server.url}/rules/${ID}`)
      await page.getByRole('button', { name: 'Run the scenario' }).click()
      await page.getByText('Passed: Somebody enters').waitFor()
    })
  })

  it('breaks no policy on the way', () => expect(faults).toEqual([]))
})
