using System.Buffers.Binary;
using System.Text;

namespace Serverless.OtlpReceiver;

/// <summary>Reads the fields of one protobuf message, limited to the field types of OpenTelemetry messages.</summary>
internal sealed class ProtoReader(ReadOnlyMemory<byte> message)
{
    private int _position;

    public int Field { get; private set; }

    /// <summary>The value of a numeric field, or its bits.</summary>
    public ulong Number { get; private set; }

    /// <summary>The value of a text, bytes or message field.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    public string Text => Encoding.UTF8.GetString(Bytes.Span);

    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    public ProtoReader Message => new(Bytes);

    public bool Read()
    {
        if (_position >= message.Length)
        {
            return false;
        }

        var tag = ReadVarint();
        Field = (int)(tag >> 3);

        switch (tag & 7)
        {
            case 0:
                Number = ReadVarint();
                break;
            case 1:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8).Span);
                break;
            case 2:
                Bytes = Take((int)ReadVarint());
                break;
            case 5:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4).Span);
                break;
            default:
                throw new InvalidDataException($"Field {Field} has an unknown kind.");
        }

        return true;
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        var bytes = message.Slice(_position, length);
        _position += length;

        return bytes;
    }

    private ulong ReadVarint()
    {
        var number = 0UL;

        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = message.Span[_position++];
            number |= (ulong)(next & 0x7f) << shift;

            if (next < 0x80)
            {
                return number;
            }
        }

        throw new InvalidDataException("A number has too many bytes.");
    }
}
