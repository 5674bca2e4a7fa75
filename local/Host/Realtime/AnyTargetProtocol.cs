using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace Serverless.Local.Host.Realtime;

/// <summary>
/// SignalR's JSON protocol, but every client call arrives at one method, with any arguments. A serverless hub knows
/// neither method names nor argument types; only the functions do.
/// </summary>
internal sealed class AnyTargetProtocol(IOptions<JsonHubProtocolOptions> options) : IHubProtocol
{
    private const byte RecordSeparator = 0x1e;
    private const int InvocationType = 1;
    private readonly JsonHubProtocol _inner = new(options);

    public string Name => _inner.Name;

    public int Version => _inner.Version;

    public TransferFormat TransferFormat => _inner.TransferFormat;

    public bool IsVersionSupported(int version) => _inner.IsVersionSupported(version);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => _inner.GetMessageBytes(message);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => _inner.WriteMessage(message, output);

    public bool TryParseMessage(
        ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (input.PositionOf(RecordSeparator) is not { } end)
        {
            message = null;

            return false;
        }

        if (ReadInvocation(input.Slice(0, end)) is { } invocation)
        {
            input = input.Slice(input.GetPosition(1, end));
            message = invocation;

            return true;
        }

        return _inner.TryParseMessage(ref input, binder, out message);
    }

    private static InvocationMessage? ReadInvocation(ReadOnlySequence<byte> record)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            var root = document.RootElement;

            if (root.ValueKind is not JsonValueKind.Object
                || !root.TryGetProperty("type", out var type)
                || type.ValueKind is not JsonValueKind.Number
                || !type.TryGetInt32(out var number) || number != InvocationType
                || !root.TryGetProperty("target", out var target) || target.ValueKind is not JsonValueKind.String)
            {
                return null;
            }

            object[] arguments = root.TryGetProperty("arguments", out var list)
                && list.ValueKind is JsonValueKind.Array
                    ? [.. list.EnumerateArray().Select(argument => (object)argument.Clone())]
                    : [];
            var id = root.TryGetProperty("invocationId", out var given) && given.ValueKind is JsonValueKind.String
                ? given.GetString()
                : null;

            return new InvocationMessage(id, nameof(AnyHub.Receive), [target.GetString(), arguments]);
        }
        catch (JsonException exception)
        {
            // Closes this connection with an error, as SignalR does; other connections are not affected.
            throw new InvalidDataException("The message is not JSON.", exception);
        }
    }
}
