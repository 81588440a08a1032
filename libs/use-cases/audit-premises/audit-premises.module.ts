import { Module } from '@nestjs/common';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { AuditRegister } from './audit-register.js';
import { RecordAudit } from './record-audit.js';

@Module({
  imports: [ChartersModule, DirectoryModule],
  providers: [AuditRegister, RecordAudit],
  exports: [AuditRegister, RecordAudit],
})
export class AuditPremisesModule {}
