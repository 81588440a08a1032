export { AskSteps } from './ask-steps.js';
export { StepPrompts } from './step-prompts.js';
export { StepsModule } from './steps.module.js';
