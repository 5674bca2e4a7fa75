using Microsoft.Extensions.Logging;
using Serverless.Domain.Platform;

namespace Serverless.Adapters.Platform;

/// <summary>
/// Logs the key of a broken item and the kind of its fault. The text of a fault may quote what is stored.
/// </summary>
internal sealed partial class LogItemFaults(ILogger<LogItemFaults> logger) : IItemFaults
{
    public void PassedOver(string work, string key, Exception fault) =>
        LogPassedOver(work, key, fault.GetType().Name, (fault.InnerException ?? fault).GetType().Name);

    [LoggerMessage(1, LogLevel.Error, "{Work} passed over {Key}: {Fault}, {Cause}")]
    private partial void LogPassedOver(string work, string key, string fault, string cause);
}
