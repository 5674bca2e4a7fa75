using System.Security.Claims;

namespace Microsoft.Azure.SignalR.Management;

/// <summary>
/// Stand-in for the type of the same name in Microsoft.Azure.SignalR.Management, which the extension references.
/// </summary>
public class NegotiationOptions
{
    public string? UserId { get; set; }

    public IList<Claim>? Claims { get; set; }

    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);
}
