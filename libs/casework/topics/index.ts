export { type TopicWord } from './by-rules.js';
export { type Figures, type Measured } from './measure.js';
export { measureTopics, Topics } from './topics.js';
export { TopicsModule } from './topics.module.js';
