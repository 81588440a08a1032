import { refuseSecondConnections } from '@frontdoor/persistence';

refuseSecondConnections();
