import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserIsThere, expectAccessible, openBrowser, watchFaults } from './stage/browser'
import { Server } from './stage/server'

const ID = 'trial-to-paid'

describe.skipIf(!browserIsThere)('files of rules', () => {
  let server: Server
  let browser: Browser
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([Server.start(), openBrowser()])
    await server.send('PUT', `/v1/series/${ID}`, readFileSync(`../rules/examples/${ID}/series.yml`, 'utf8'))
    for (const file of ['trials.drl.csv', 'support.drl']) {
      await server.send('PUT', `/v1/series/${ID}/rules/${file}`, readFileSync(`../rules/examples/${ID}/${file}`, 'utf8'))
    }
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(20_000)
    faults = watchFaults(page)
    await page.goto(`${server.url}/rules/${ID}?tab=files`)
  })

  afterAll(async () => {
    await browser?.close()
  })

  const choose = (file: string) => page.getByRole('list', { name: 'Files of rules' }).getByRole('button', { name: file }).click()
  const stored = async (file: string) => (await fetch(`${server.url}/v1/series/${ID}/rules/${file}`)).text()

  it('changes a cell of a decision table', async () => {
    await choose('trials.drl.csv')
    const cells = page.getByRole('table', { name: 'Decision table trials.drl.csv' }).getByRole('textbox')
    const cell = cells.filter({ visible: true }).last()
    const label = (await cell.getAttribute('aria-label'))!
    const row = Number(/\d+/.exec(label))
    await page.getByLabel(`A${row}`, { exact: true }).fill('in, two "words"')
    await page.getByRole('button', { name: 'Save and check' }).click()
    await page.getByText('trials.drl.csv is saved').waitFor()
    expect(await stored('trials.drl.csv')).toContain('\n"in, two ""words""",')
    await page.reload()
    await choose('trials.drl.csv')
    expect(await page.getByLabel(`A${row}`, { exact: true }).inputValue()).toBe('in, two "words"')
  })

  it('takes a sheet of Excel’s, shows it as a table, and copies it into one that is changed here', async () => {
    await page.locator('input[type=file]').setInputFiles('../rules/templates/entry-and-goal.drl.xlsx')
    const sheet = page.getByRole('table', { name: 'Decision table Entry and goal' })
    await sheet.waitFor()
    expect(await sheet.getByLabel('A3', { exact: true }).inputValue()).toBe('RuleTable entry')
    expect(await sheet.getByLabel('A6', { exact: true }).inputValue()).toBe('facts.attribute( "plan" ).is( "$param" )')
    expect(await sheet.getByLabel('A6', { exact: true }).getAttribute('readonly')).not.toBeNull()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Copy into entry-and-goal.drl.csv' }).click()
    await page.getByRole('table', { name: 'Decision table entry-and-goal.drl.csv' }).waitFor()
    const { files } = await server.send<{ files: { file: string; problems: object[] }[] }>('GET', `/v1/series/${ID}/rules`)
    const problems = Object.fromEntries(files.map((each) => [each.file, each.problems.length]))
    expect(problems['entry-and-goal.drl.csv']).toBe(problems['entry-and-goal.drl.xlsx'])
  })

  it('shows what is wrong with a file at its line', async () => {
    await page.locator('input[type=file]').setInputFiles({ name: 'bad.drl', mimeType: 'text/plain', buffer: Buffer.from('rule "x"\nwhen\n  eval( true )\nthen\nend\n') })
    await page.getByRole('list', { name: 'Problems' }).getByText('line 3').waitFor()
    await page.locator('.cm-lint-marker-error').waitFor()
  })

  it('puts line numbers beside their lines, also for whoever wants nothing to move', async () => {
    const still = await browser.newPage({ reducedMotion: 'reduce' })
    await still.goto(`${server.url}/rules/${ID}`)
    await still.locator('.cm-line').first().waitFor()
    const lastOf = async (what: string) => Math.round((await still.locator(what).last().boundingBox())!.y)
    await expect.poll(async () => (await lastOf('.cm-lineNumbers .cm-gutterElement')) - (await lastOf('.cm-line'))).toBe(0)
    await still.close()
  })

  it('asks before it deletes a file, and takes its name out of the series', async () => {
    await choose('support.drl')
    await page.getByRole('button', { name: 'Delete the file' }).click()
    await page.getByRole('dialog').getByText('The draft uses it').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(await stored('support.drl')).toContain('rule')
    await page.getByRole('button', { name: 'Delete the file' }).click()
    await page.getByRole('button', { name: 'Delete it' }).click()
    await page.getByRole('list', { name: 'Files of rules' }).getByText('support.drl').waitFor({ state: 'detached' })
    expect((await server.send<{ draft: string }>('GET', `/v1/series/${ID}`)).draft).toMatch(/^rules:.*trials\.drl\.csv(?!.*support\.drl)/m)
  })

  it('breaks no policy on the way', () => expect(faults).toEqual([]))
})
