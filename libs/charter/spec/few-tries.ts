import fc from 'fast-check';

/** For the mutation run, which runs the tests thousands of times: few tries of each property, the same every time. */
fc.configureGlobal({ seed: 20_260_601, numRuns: 25 });
