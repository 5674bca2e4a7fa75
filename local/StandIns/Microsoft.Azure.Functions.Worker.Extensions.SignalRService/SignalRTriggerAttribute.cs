using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Stand-in for the type of the same name in Worker.Extensions.SignalRService.</summary>
public sealed class SignalRTriggerAttribute(
    string hubName, string category, string @event, params string[] parameterNames) : TriggerBindingAttribute
{
    public SignalRTriggerAttribute(string hubName, string category, string @event)
        : this(hubName, category, @event, [])
    {
    }

    public string? ConnectionStringSetting { get; set; }

    public string HubName { get; } = hubName;

    public string Category { get; } = category;

    public string Event { get; } = @event;

    public string[] ParameterNames { get; } = parameterNames;
}
