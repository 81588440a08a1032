export { fakeAdapterOf } from './fake.adapter.js';
export { FakeNetwork, type FakeNews } from './fake-network.js';
