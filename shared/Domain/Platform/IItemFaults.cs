namespace Serverless.Domain.Platform;

/// <summary>Logs items that cannot be worked on: unreadable records, keys of a wrong type, bugs.</summary>
public interface IItemFaults
{
    /// <summary>An item was passed over. Its key is logged, and the kind of the fault, but not its text.</summary>
    void PassedOver(string work, string key, Exception fault);
}
