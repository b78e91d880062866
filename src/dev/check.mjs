import { ensurePackages } from './install.mjs';
import { checks, close, runSteps } from './steps.mjs';

ensurePackages();
close(runSteps(checks));
