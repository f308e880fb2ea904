import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { browserIsThere, openBrowser, PATIENCE } from './stage/browser'
import { Server } from './stage/server'

const ID = 'quiet'
const SERIES = `series: ${ID}\ntitle: Quiet\nenroll: future\nblocks:\n  - id: all\n    rule: {attribute: plan, known: true}\n`

describe.skipIf(!browserIsThere)('where something is missing', () => {
  let server: Server
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([Server.start(), openBrowser()])
    await server.send('PUT', `/v1/series/${ID}`, SERIES)
    await server.send('POST', `/v1/series/${ID}/publish`, { by: 'ada' })
  })

  afterAll(async () => {
    await browser?.close()
  })

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(PATIENCE)
    return () => page.close()
  })

  /** As if the process had ended: nothing is answered at all. */
  const goAway = () => page.route('**/*', (route) => route.abort('connectionrefused'))
  const comeBack = () => page.unroute('**/*')
  const open = (section: string) => page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: section }).click()

  it('says that the server does not answer, and goes on when it does', async () => {
    await page.goto(server.url)
    await page.getByRole('link', { name: 'Quiet', exact: true }).waitFor()
    await goAway()
    await open('Rules')
    await page.getByText('The server does not answer').first().waitFor()
    await comeBack()
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await page.getByText('Choose a series').first().waitFor()
  })

  it('tells that a server that is busy will answer later', async () => {
    await page.route('**/v1/**', (route) =>
      route.fulfill({ status: 503, headers: { 'Retry-After': '1' }, contentType: 'application/problem+json', body: '{"status": 503, "title": "Service Unavailable", "detail": "The store does not answer; nothing of this was kept."}' }))
    await page.goto(`${server.url}/series`)
    await page.getByText('The store does not answer; nothing of this was kept.').waitFor()
    await page.unroute('**/v1/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('link', { name: 'Quiet', exact: true }).waitFor()
  })

  it.each(['/series/nothing/performance', '/series/nothing/builder', '/rules/nothing', '/auditor/firings/999999'])(
    'leads on from an address of something that is not there: %s',
    async (path) => {
      await page.goto(server.url + path)
      const said = page.getByRole('alert')
      await said.getByText('is not here', { exact: false }).waitFor()
      expect(await said.getByRole('button', { name: 'Try again' }).count()).toBe(0)
      await said.getByRole('link', { name: /^All (series|firings)$/ }).click()
      await page.getByRole('heading', { level: 1 }).getByText(/^(Series|Auditor)$/).waitFor()
    },
  )
})
