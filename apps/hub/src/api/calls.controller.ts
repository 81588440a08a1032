import { Controller } from '@nestjs/common';
import { api, type CallView } from '@frontdoor/contracts';
import type { Agent } from '@frontdoor/persistence';
import { CallsReader, CloseCall, MoveCall } from '@frontdoor/use-cases';
import { type Input, Me, Sent, Serves } from '../edge/serves.js';

@Controller()
export class CallsController {
  constructor(
    private readonly reader: CallsReader,
    private readonly moves: MoveCall,
    private readonly closing: CloseCall,
  ) {}

  @Serves(api.listMyCalls)
  mine(@Me() agent: Agent): Promise<{ calls: CallView[]; softphone: boolean }> {
    return this.reader.mine(agent);
  }

  @Serves(api.listCalls)
  lasting(@Me() agent: Agent): Promise<{ calls: CallView[] }> {
    return this.reader.lasting(agent);
  }

  @Serves(api.holdCall)
  hold(@Sent() { params, body }: Input<typeof api.holdCall>, @Me() agent: Agent): Promise<CallView> {
    return this.after(agent, params.id, this.moves.hold(agent, params.id, body.held));
  }

  @Serves(api.askIntoCall)
  askIn(@Sent() { params, body }: Input<typeof api.askIntoCall>, @Me() agent: Agent): Promise<CallView> {
    return this.after(agent, params.id, this.moves.askIn(agent, params.id, body));
  }

  @Serves(api.leaveCall)
  takeOut(@Sent() { params }: Input<typeof api.leaveCall>, @Me() agent: Agent): Promise<CallView> {
    return this.after(agent, params.id, this.moves.takeOut(agent, params.id, params.person));
  }

  @Serves(api.transferCall)
  transfer(@Sent() { params, body }: Input<typeof api.transferCall>, @Me() agent: Agent): Promise<CallView> {
    return this.after(agent, params.id, this.moves.transfer(agent, params.id, body));
  }

  @Serves(api.endCall)
  end(@Sent() { params }: Input<typeof api.endCall>, @Me() agent: Agent): Promise<CallView> {
    return this.after(agent, params.id, this.moves.hangUp(agent, params.id));
  }

  @Serves(api.leaveMessageOnCall)
  message(@Sent() { params }: Input<typeof api.leaveMessageOnCall>, @Me() agent: Agent): Promise<CallView> {
    return this.after(agent, params.id, this.moves.leaveMessage(agent, params.id));
  }

  @Serves(api.closeCall)
  close(@Sent() { params, body }: Input<typeof api.closeCall>, @Me() agent: Agent): Promise<CallView> {
    return this.after(agent, params.id, this.closing.close(agent, params.id, body));
  }

  @Serves(api.listenToCall)
  listen(@Sent() { params }: Input<typeof api.listenToCall>, @Me() agent: Agent): Promise<CallView> {
    return this.after(agent, params.id, this.moves.listenIn(agent, params.id, 'listener'));
  }

  @Serves(api.helpInCall)
  help(@Sent() { params }: Input<typeof api.helpInCall>, @Me() agent: Agent): Promise<CallView> {
    return this.after(agent, params.id, this.moves.listenIn(agent, params.id, 'helper'));
  }

  @Serves(api.openSoftphone)
  softphone(@Me() agent: Agent): Promise<{ token: string }> {
    return this.reader.openSoftphone(agent);
  }

  @Serves(api.closeSoftphone)
  async noSoftphone(@Me() agent: Agent): Promise<void> {
    await this.reader.closeSoftphone(agent);
  }

  private async after(agent: Agent, id: string, change: Promise<void>): Promise<CallView> {
    await change;
    return this.reader.one(agent, id);
  }
}
