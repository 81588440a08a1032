export { fakeAdapter, sentByFake, signFake } from './fake.adapter.js';
