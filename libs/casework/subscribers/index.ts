export { newSigningSecret } from './new-signing-secret.js';
export { type Attempt, SendEvent } from './send-event.js';
export { type NewSubscriber, Subscribers } from './subscribers.js';
export { SubscribersModule } from './subscribers.module.js';
