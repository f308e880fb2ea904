import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserIsThere, openBrowser } from './stage/browser'
import { Server } from './stage/server'

const BLOCKS = 250

/** Ten ways that part at the entry and meet every few blocks. */
function large(): string {
  const lines = ['series: large', 'title: Large', 'enroll: future', 'blocks:', '  - id: b0', '    rule: {tag: in}', '    next: [b1, b2, b3]']
  for (let i = 1; i < BLOCKS; i++) {
    const next = [i + 3, i + 4].filter((to) => to < BLOCKS && (to === i + 3 || i % 5 === 0)).map((to) => `b${to}`)
    lines.push(`  - id: b${i}`, `    title: Block number ${i}`, `    tag: {add: t${i}}`)
    if (next.length > 0) lines.push(`    next: [${next.join(', ')}]`)
  }
  return lines.join('\n') + '\n'
}

describe.skipIf(!browserIsThere)('a graph of 250 blocks', () => {
  let server: Server
  let browser: Browser

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([Server.start(), openBrowser()])
    await server.send('PUT', '/v1/series/large', large())
  })

  afterAll(async () => {
    await browser?.close()
  })

  it('moves with less than a frame of work for each step of the mouse', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(`${server.url}/series/large/builder`)
    await page.locator('.react-flow__node').first().waitFor()
    const inspector = await page.context().newCDPSession(page)
    // The processor's time, not the clock's: the machine may be busy with something else.
    await inspector.send('Performance.enable', { timeDomain: 'threadTicks' })
    const worked = async () => {
      const { metrics } = await inspector.send('Performance.getMetrics')
      return 1000 * metrics.find((metric) => metric.name === 'TaskDuration')!.value
    }
    await page.mouse.move(500, 700)
    await page.mouse.down()
    const before = await worked()
    const steps = 60
    await page.mouse.move(300, 300, { steps })
    const millis = (await worked()) - before
    await page.mouse.up()
    expect(millis / steps).toBeLessThan(16)
  })
})
