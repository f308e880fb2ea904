// Sends what a product would, with the published SDK; only its host is another.
import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: 'any', host: process.argv[2], flushAt: 10 });
analytics.on('error', (error) => {
  console.error(error);
  process.exitCode = 1;
});
analytics.identify({ userId: 'ann', traits: { plan: 'free', email: 'ann@example.com', address: { city: 'Cork' } } });
analytics.group({ userId: 'ann', groupId: 'acme', traits: { plan: 'trial', seats: 12 } });
analytics.track({ userId: 'ann', event: 'signed_up', properties: { source: 'search' } });
analytics.page({ userId: 'ann', name: 'Pricing', properties: { url: 'https://example.com/pricing' } });
analytics.identify({ userId: 'ann', traits: { plan: 'pro' } });
await analytics.closeAndFlush();
console.log('sent');
